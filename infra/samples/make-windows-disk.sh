#!/bin/bash
# make-windows-disk.sh OUT.qcow2 [OPTION...]
#
# Makes a tiny disk that looks to an inspector like an installed Windows Server 2008 R2 Standard: an MBR with boot code, a small
# active NTFS with bootmgr, and an NTFS with kernel, drivers and registry. It cannot be started. The plain disk passes every
# criterion; each option below the first makes one that fails exactly one:
#   --product P    a system of the list: 2008r2-standard (default), 2008r2-datacenter, 2008r2-enterprise, 2012r2-standard;
#                  or one beyond it (operating-system): 2012r2-datacenter, 2012-standard, 2016-standard, 2022-datacenter, 7, 10
#   --gpt          partition-table: the same system behind a GUID partition table
#   --size SIZE    disk-size, with a size above 50 GiB, such as 51G (the file stays small)
#   --data         system-disk: no Windows folder
#   --no-bootmgr   system-disk: the active partition holds no bootmgr
#   --ext4         file-system: an empty ext4 beside the NTFS
#   --x86          architecture: 32 bits
#   --no-virtio    virtio: neither driver files nor services
#   --unregistered virtio: driver files without services
#   --disabled     virtio: the disk driver is registered, but not to be loaded with the kernel
#   --overridden   virtio: so does its StartOverride, as Windows sets it for a device that it does not find
#   --two-nics     network-interface
#   --ipv6         ipv6: an address set by netsh
# Only warnings follow from:
#   --scsi         vioscsi in place of viostor
#   --hibernated   a hiberfil.sys of a system that was not ended
#   --system HIVE  another SYSTEM hive in place of the one made here
# Passes like the plain disk:
#   --crowded      clusters of 512 bytes, and hundreds of files in the root folder
#
# Needs (Debian packages): ntfs-3g wimtools libwin-hivex-perl fdisk qemu-utils; e2fsprogs for --ext4. No root, no loop device.
set -euo pipefail

usage() { sed -n "2,30s/^# \{0,1\}//p" "$0" >&2; exit 2; }

out=''; product=2008r2-standard; table=dos; size=96M; windows=yes; bootmgr=yes; ext4=no; arch=AMD64; virtio=yes; nics=1; ipv6=no; hibernated=no; given=''; crowded=no
while [ $# -gt 0 ]; do
  case $1 in
    --product) shift; product=${1:?--product needs a name};;
    --gpt) table=gpt;;
    --size) shift; size=${1:?--size needs a size};;
    --data) windows=no;;
    --no-bootmgr) bootmgr=no;;
    --ext4) ext4=yes;;
    --x86) arch=x86;;
    --no-virtio) virtio=no;;
    --unregistered) virtio=files;;
    --disabled) virtio=disabled;;
    --overridden) virtio=overridden;;
    --scsi) virtio=scsi;;
    --two-nics) nics=2;;
    --ipv6) ipv6=yes;;
    --hibernated) hibernated=yes;;
    --crowded) crowded=yes;;
    --system) shift; given=${1:?--system needs a file};;
    -*) usage;;
    *) [ -z "$out" ] || usage; out=$1;;
  esac
  shift
done
[ -n "$out" ] || usage

type=Server
case $product in
  2008r2-standard) name='Windows Server 2008 R2 Standard' edition=ServerStandard nt=6.1 build=7601;;
  2008r2-datacenter) name='Windows Server 2008 R2 Datacenter' edition=ServerDatacenter nt=6.1 build=7601;;
  2008r2-enterprise) name='Windows Server 2008 R2 Enterprise' edition=ServerEnterprise nt=6.1 build=7601;;
  2012r2-standard) name='Windows Server 2012 R2 Standard' edition=ServerStandard nt=6.3 build=9600;;
  2012r2-datacenter) name='Windows Server 2012 R2 Datacenter' edition=ServerDatacenter nt=6.3 build=9600;;
  2012-standard) name='Windows Server 2012 Standard' edition=ServerStandard nt=6.2 build=9200;;
  2016-standard) name='Windows Server 2016 Standard' edition=ServerStandard nt=6.3 build=14393;;
  2022-datacenter) name='Windows Server 2022 Datacenter' edition=ServerDatacenter nt=6.3 build=20348;;
  7) name='Windows 7 Professional' edition=Professional nt=6.1 build=7601 type=Client;;
  10) name='Windows 10 Pro' edition=Professional nt=6.3 build=19045 type=Client;;
  *) usage;;
esac

export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C TZ=UTC
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
minimal=$here/../../tests/corpus/regf/minimal-hive
adapters='{4D36E972-E325-11CE-BFC1-08002BE10318}'
boot_start=2048 boot_mib=8           # sectors and MiB
main_start=18432 main_mib=48
ext_start=116736 ext_mib=16

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
disk=$work/disk.raw

# A program of 134 bytes in name only: MZ, and a PE header that states the machine.
program() {
  local machine='\x64\x86'
  [ $arch = AMD64 ] || machine='\x4c\x01'
  printf 'MZ'
  head -c 58 /dev/zero
  printf '\x80\0\0\0'
  head -c 64 /dev/zero
  printf "PE\0\0$machine"
}

hive() {                             # hive OUT < text in the form of regedit, without its first line and without the keys above
  install -m 644 "$minimal" "$1"
  awk 'BEGIN { print "Windows Registry Editor Version 5.00\n" }
    /^\[/ {
      count = split(substr($0, 2, length($0) - 2), parts, "\\"); path = parts[1]
      for (i = 2; i < count; i++) { path = path "\\" parts[i]; if (!(path in seen)) { seen[path] = 1; print "[" path "]\n" } }
      seen[path "\\" parts[count]] = 1
    }
    { print }' > "$work/reg"
  hivexregedit --merge "$1" --prefix 'HKLM' "$work/reg"
}

software() {
  printf '[HKLM\\Microsoft\\Windows NT\\CurrentVersion]\n"ProductName"="%s"\n"EditionID"="%s"\n"CurrentVersion"="%s"\n' "$name" $edition $nt
  printf '"CurrentBuild"="%s"\n"CurrentBuildNumber"="%s"\n"InstallationType"="%s"\n"SystemRoot"="C:\\\\Windows"\n' $build $build $type
  [ $build -le 10000 ] || printf '"CurrentMajorVersionNumber"=dword:0000000a\n"CurrentMinorVersionNumber"=dword:00000000\n'
  printf '\n'
}

service() {                          # service NAME START GROUP
  printf '[HKLM\\ControlSet001\\Services\\%s]\n"Type"=dword:00000001\n"Start"=dword:0000000%s\n"ErrorControl"=dword:00000001\n' "$1" "$2"
  printf '"Group"="%s"\n"ImagePath"="system32\\\\DRIVERS\\\\%s.sys"\n\n' "$3" "$1"
}

adapter() {                          # adapter GUID NAME DEVICE
  printf '[HKLM\\ControlSet001\\Control\\Network\\%s\\%s\\Connection]\n"Name"="%s"\n"PnpInstanceID"="%s"\n\n' "$adapters" "$1" "$2" "$3"
  printf '[HKLM\\ControlSet001\\Services\\Tcpip\\Parameters\\Interfaces\\%s]\n"EnableDHCP"=dword:00000001\n\n' "$1"
}

system() {
  local kind=ServerNT
  [ $type = Server ] || kind=WinNT
  printf '[HKLM\\Select]\n"Current"=dword:00000001\n"Default"=dword:00000001\n"Failed"=dword:00000000\n"LastKnownGood"=dword:00000002\n\n'
  printf '[HKLM\\ControlSet001\\Control\\ComputerName\\ComputerName]\n"ComputerName"="SAMPLE-WINDOWS"\n\n'
  printf '[HKLM\\ControlSet001\\Control\\ProductOptions]\n"ProductType"="%s"\n\n' $kind
  printf '[HKLM\\ControlSet001\\Control\\Session Manager\\Environment]\n"PROCESSOR_ARCHITECTURE"="%s"\n\n' $arch
  printf '[HKLM\\ControlSet002\\Services\\Disk]\n"Start"=dword:00000000\n\n'
  service disk 0 'SCSI Class'
  case $virtio in
    yes) service viostor 0 'SCSI miniport'; service netkvm 3 NDIS;;
    disabled) service viostor 4 'SCSI miniport'; service netkvm 3 NDIS;;
    scsi) service vioscsi 0 'SCSI miniport'; service netkvm 3 NDIS;;
    overridden)
      service viostor 0 'SCSI miniport'
      service netkvm 3 NDIS
      printf '[HKLM\\ControlSet001\\Services\\viostor\\StartOverride]\n"0"=dword:00000003\n\n';;
  esac
  adapter '{0F2C1A34-5B6D-4E7F-8A91-B2C3D4E5F607}' 'Local Area Connection' 'PCI\\VEN_1AF4&DEV_1000\\0'
  adapter '{0F2C1A34-5B6D-4E7F-8A91-B2C3D4E5F60A}' 'isatap' 'ROOT\\*ISATAP\\0000'
  [ $nics = 1 ] || adapter '{0F2C1A34-5B6D-4E7F-8A91-B2C3D4E5F608}' 'Local Area Connection 2' 'PCI\\VEN_8086&DEV_100F\\0'
  [ $ipv6 = no ] || printf '[HKLM\\ControlSet001\\Control\\Nsi\\{eb004a01-9b1a-11d4-9123-0050047759bc}\\10]\n"%s"=hex:ff,ff,ff,ff\n\n' \
    000000060000060020010db8000000000000000000000007
}

guest() {                            # guest DIR: what the main partition holds
  local windows=$1/Windows driver file
  mkdir -p "$windows/System32/config" "$windows/System32/drivers" "$1/Users/Administrator" "$1/Program Files"
  program > "$windows/System32/ntoskrnl.exe"
  program > "$windows/explorer.exe"
  program > "$windows/System32/drivers/disk.sys"
  if [ $virtio != no ]; then
    for driver in viostor vioscsi netkvm balloon; do
      program > "$windows/System32/drivers/$driver.sys"
    done
  fi
  software | hive "$windows/System32/config/SOFTWARE"
  if [ $crowded = yes ]; then
    for file in $(seq 400); do
      printf 'note %04d of many, one line after the other\n%.0s' $(seq "$file" $((file + 20))) > "$1/note-of-the-administrator-$file.txt"
    done
  fi
  if [ -n "$given" ]; then
    install -m 644 "$given" "$windows/System32/config/SYSTEM"
  else
    system | hive "$windows/System32/config/SYSTEM"
  fi
}

volume() {                           # volume DIR START MIB LABEL: an NTFS with a folder's files, put on the disk
  local image=$work/volume
  rm -f "$image"
  truncate -s "$3M" "$image"
  find "$1" -exec touch -h -d @1500000000 {} +
  local clusters=()
  [ $crowded = no ] || clusters=(-c 512)
  mkntfs -F -Q -q -T -s 512 "${clusters[@]}" -p "$2" -H 255 -S 63 -L "$4" "$image" 2> /dev/null
  wimcapture --quiet --compress=none "$1" "$work/files.wim" > /dev/null
  wimapply --quiet "$work/files.wim" 1 "$image" > /dev/null
  rm -f "$work/files.wim"
  if [ $hibernated = yes ]; then     # wimcapture passes this file by
    { printf HIBR; head -c 8188 /dev/zero; } > "$work/hiberfil.sys"
    ntfscp -q "$image" "$work/hiberfil.sys" hiberfil.sys
  fi
  dd if="$image" of="$disk" bs=512 seek="$2" conv=notrunc,sparse status=none
}

boot_code() {                        # what the code of Windows says when it fails, behind its first instructions
  printf '\x33\xc0\x8e\xd0\xbc\0\x7c' | dd of="$disk" conv=notrunc status=none
  printf 'Invalid partition table\0Error loading operating system\0Missing operating system\0' \
    | dd of="$disk" bs=1 seek=354 conv=notrunc status=none
}

mkdir "$work/boot" "$work/main"
if [ $bootmgr = yes ]; then
  mkdir "$work/boot/Boot"
  program > "$work/boot/bootmgr"
  echo 'no boot configuration' > "$work/boot/Boot/BCD"
else
  echo 'no boot manager' > "$work/boot/readme.txt"
fi
if [ $windows = yes ]; then
  guest "$work/main"
else
  echo 'a photograph' > "$work/main/photo.jpg"
fi

truncate -s "$size" "$disk"
if [ $table = gpt ]; then
  guid=0F3C4D5E-2222-4333-8444-5A3D15C0001
  basic=EBD0A0A2-B9E5-4433-87C0-68B6B72699C7
  printf 'label: gpt\nlabel-id: %s1\n' $guid
  printf 'start=%d, size=%d, type=%s, uuid=%s2, attrs=LegacyBIOSBootable\n' $boot_start $((boot_mib * 2048)) $basic $guid
  printf 'start=%d, size=%d, type=%s, uuid=%s3\n' $main_start $((main_mib * 2048)) $basic $guid
else
  printf 'label: dos\nlabel-id: 0x1badcafe\n'
  printf 'start=%d, size=%d, type=7, bootable\n' $boot_start $((boot_mib * 2048))
  printf 'start=%d, size=%d, type=7\n' $main_start $((main_mib * 2048))
  [ $ext4 = no ] || printf 'start=%d, size=%d, type=83\n' $ext_start $((ext_mib * 2048))
fi > "$work/table"
sfdisk --quiet --no-reread --no-tell-kernel "$disk" < "$work/table"
boot_code
volume "$work/boot" $boot_start $boot_mib 'System Reserved'
volume "$work/main" $main_start $main_mib Windows
if [ $ext4 = yes ]; then
  truncate -s ${ext_mib}M "$work/ext"
  mke2fs -q -F -t ext4 "$work/ext"
  dd if="$work/ext" of="$disk" bs=512 seek=$ext_start conv=notrunc,sparse status=none
fi

qemu-img convert -q -f raw -O qcow2 -c -m 1 -o compat=1.1,lazy_refcounts=off "$disk" "$work/out.qcow2"
mv "$work/out.qcow2" "$out"
