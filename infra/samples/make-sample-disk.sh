#!/bin/bash
# make-sample-disk.sh OUT.qcow2 [OPTION...]
#
# Makes a tiny disk that looks to an inspector like an installed Debian 12: an MBR with boot code, one ext4 root with
# os-release, kernel, initramfs, modules, fstab and network configuration. It cannot be started. The plain disk passes
# every criterion; each option makes one that fails exactly one, or none where that is said:
#   --gpt        partition-table: the same system behind a GUID partition table
#   --xfs        file-system: an empty xfs in place of the root
#   --ext2       file-system: ext2; --ext3 is accepted
#   --data       system-disk: photographs in place of a system
#   --os ID      operating-system: os-release of fedora, rocky, …; accepted for centos, ubuntu, coreos, opensuse-leap, sles and,
#                with a word on its licence, rhel
#   --machine M  architecture: programs for aarch64; i386 is accepted
#   --no-virtio  virtio: the initramfs holds no virtio driver
#   --nics LIST  network-interface: other interfaces than eth0, such as eth0,eth1
#   --ipv6       ipv6: a static address
#   --own-kernel accepted with a warning on the kernel
#   --size SIZE  disk-size, with a size above 50 GiB, such as 51G (the file stays small)
#
# The same tools give the same bytes. An existing OUT is replaced.
# Needs (Debian packages): e2fsprogs fdisk qemu-utils cpio gzip; xfsprogs for --xfs. No root, no loop device.
set -euo pipefail

usage() { sed -n "2,22s/^# \{0,1\}//p" "$0" >&2; exit 2; }

out=''; table=dos; root_type=ext4; virtio=yes; size=64M; system=debian; machine=x86_64; nics=eth0; ipv6=no; kernel=''
while [ $# -gt 0 ]; do
  case $1 in
    --gpt) table=gpt;;
    --xfs) root_type=xfs; size=320M;;
    --ext2) root_type=ext2;;
    --ext3) root_type=ext3;;
    --data) system='';;
    --os) shift; system=${1:?--os needs an ID};;
    --machine) shift; machine=${1:?--machine needs a name};;
    --no-virtio) virtio=no;;
    --nics) shift; nics=${1:?--nics needs a list};;
    --ipv6) ipv6=yes;;
    --own-kernel) kernel=6.9.9-mine;;
    --size) shift; size=${1:?--size needs a size};;
    -*) usage;;
    *) [ -z "$out" ] || usage; out=$1;;
  esac
  shift
done
[ -n "$out" ] || usage
if [ -z "$kernel" ]; then
  case $system in
    ubuntu) kernel=6.8.0-45-generic;;
    centos | rhel | rocky) kernel=5.14.0-362.8.1.el9_3.x86_64;;
    coreos | fedora) kernel=6.8.5-301.fc40.x86_64;;
    opensuse-leap | sles) kernel=6.4.0-150600.21-default;;
    *) kernel=6.1.0-31-amd64;;
  esac
fi

export PATH=$PATH:/usr/sbin:/sbin LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=1700000000 E2FSPROGS_FAKE_TIME=1700000000
root_uuid=3c5b0f6e-9d0a-4f7e-8f0d-1f5c3b2a4e61
disk_id=0x5a3d15c0
root_start=2048                      # sectors: 1 MiB
root_mib=62

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
disk=$work/disk.raw
files=$work/files
mkdir "$files"

# put PATH [MODE] < content, and link PATH TARGET: what the guest is to hold, as commands for debugfs.
commands=$work/commands
directories=$work/directories
place() {                            # place PATH: the directories above it
  local above=${1%/*}
  while [ -n "$above" ]; do
    echo "mkdir $above"
    above=${above%/*}
  done >> "$directories"
}
put() {
  local host=$files/${1//\//-} mode=${2:-644}
  cat > "$host"
  place "$1"
  printf 'write %s %s\nsif %s mode 0100%s\n' "$host" "$1" "$1" "$mode" >> "$commands"
}
link() {
  place "$1"
  echo "symlink $1 $2" >> "$commands"
}

# A program of 132 bytes that exits with 0 on x86-64: ELF header, one segment, three instructions.
elf() {
  local code='\x3e'
  case $machine in i386) code='\x03';; aarch64) code='\xb7';; esac
  printf "\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x02\0$code\0"
  printf '\x01\0\0\0\x78\0\x40\0\0\0\0\0\x40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
  printf '\0\0\0\0\x40\0\x38\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\x40\0\0\0\0\0'
  printf '\x84\0\0\0\0\0\0\0\x84\0\0\0\0\0\0\0\0\x10\0\0\0\0\0\0\x31\xff\xb8\x3c\0\0\0\x0f\x05\0\0\0'
}

archive() {                          # archive DIR: its files in order, owned by root, at a fixed time
  find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
  (cd "$1" && find . | sort | cpio --quiet --reproducible -o -H newc -R 0:0)
}

initramfs() {                        # microcode first, uncompressed, as on real machines
  local early=$work/early main=$work/main modules
  mkdir -p "$early/kernel/x86/microcode" "$main/conf" "$main/scripts"
  echo 'no microcode' > "$early/kernel/x86/microcode/GenuineIntel.bin"
  printf 'MODULES=dep\nCOMPRESS=gzip\n' > "$main/conf/initramfs.conf"
  elf > "$main/init"
  modules=$main/usr/lib/modules/$kernel/kernel
  mkdir -p "$modules/fs/ext4" "$modules/drivers/block" "$modules/drivers/net" "$modules/drivers/virtio"
  echo 'phony module' > "$modules/fs/ext4/ext4.ko"
  if [ $virtio = yes ]; then
    for module in block/virtio_blk net/virtio_net virtio/virtio virtio/virtio_pci virtio/virtio_ring; do
      echo 'phony module' > "$modules/drivers/$module.ko"
    done
  fi
  archive "$early"
  archive "$main" | gzip -n -9
}

release() {
  if [ "$system" = debian ]; then
    printf 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nNAME="Debian GNU/Linux"\nVERSION_ID="12"\n'
    printf 'VERSION="12 (bookworm)"\nVERSION_CODENAME=bookworm\nID=debian\n'
  else
    [ $system != rhel ] || echo 'NAME="Red Hat Enterprise Linux"'
    printf 'PRETTY_NAME="Sample of %s 9"\nVERSION_ID="9"\nID=%s\n' $system $system
  fi
}

interfaces() {
  local nic
  printf 'auto lo\niface lo inet loopback\n'
  for nic in ${nics//,/ }; do
    printf '\nauto %s\niface %s inet dhcp\n' "$nic" "$nic"
  done
  [ $ipv6 = no ] || printf 'iface eth0 inet6 static\naddress 2001:db8::7/64\n'
}

guest() {
  local modules=/usr/lib/modules/$kernel module
  if [ -z "$system" ]; then
    echo 'a photograph' | put /photos/one.jpg
    return
  fi
  link /bin usr/bin
  link /lib usr/lib
  link /sbin usr/sbin
  link /etc/os-release ../usr/lib/os-release
  release | put /usr/lib/os-release
  echo 12.9 | put /etc/debian_version
  echo sample-debian12 | put /etc/hostname
  printf '127.0.0.1 localhost\n127.0.1.1 sample-debian12\n' | put /etc/hosts
  printf 'UUID=%s / ext4 errors=remount-ro 0 1\n' $root_uuid | put /etc/fstab
  interfaces | put /etc/network/interfaces
  elf | put /usr/bin/dash 755
  link /usr/bin/sh dash
  echo 'A kernel in name only.' | put /boot/vmlinuz-$kernel
  initramfs | put /boot/initrd.img-$kernel
  printf 'CONFIG_VIRTIO=m\nCONFIG_VIRTIO_BLK=m\nCONFIG_VIRTIO_NET=m\nCONFIG_VIRTIO_PCI=m\n' | put /boot/config-$kernel
  printf 'menuentry "Debian" {\n  linux /boot/vmlinuz-%s root=UUID=%s ro net.ifnames=0\n}\n' $kernel $root_uuid | put /boot/grub/grub.cfg
  printf 'kernel/fs/binfmt_elf.ko\n' | put $modules/modules.builtin
  for module in drivers/block/virtio_blk drivers/net/virtio_net drivers/virtio/virtio_pci drivers/virtio/virtio fs/ext4/ext4; do
    echo 'phony module' | put $modules/kernel/$module.ko
    echo "kernel/$module.ko:"
  done | put $modules/modules.dep

  # Text enough for several chunks of 1 MiB, each different, that compresses to next to nothing.
  for module in 1 2 3; do
    awk -v n=$module 'BEGIN { for (i = 0; i < 40960; i++) printf "sample text %d, page %03d: 0123456789\n", n, i / 1024 }' \
      | put /usr/share/sample/text-$module.txt
  done
}

boot_code() {                        # what GRUB's boot.img says when it fails, behind a jump; 440 bytes with the rest zero
  printf '\xeb\x63\x90' | dd of="$disk" conv=notrunc status=none
  printf 'GRUB \0Geom\0Hard Disk\0Read\0 Error\r\n\0' | dd of="$disk" bs=1 seek=384 conv=notrunc status=none
}

truncate -s "$size" "$disk"
if [ $table = gpt ]; then
  root_start=4096
  root_mib=60
  guid=0F3C4D5E-2222-4333-8444-5A3D15C0000
  printf 'label: gpt\nlabel-id: %s1\n' $guid
  printf 'start=2048, size=2048, type=21686148-6449-6E6F-744E-656564454649, uuid=%s2\n' $guid
  printf 'start=%d, size=%d, type=L, uuid=%s3\n' $root_start $((root_mib * 2048)) $guid
else
  [ $root_type != xfs ] || root_mib=310
  printf 'label: dos\nlabel-id: %s\nstart=%d, size=%d, type=83, bootable\n' $disk_id $root_start $((root_mib * 2048))
fi > "$work/table"
sfdisk --quiet --no-reread --no-tell-kernel "$disk" < "$work/table"
boot_code

root=$work/root.img
truncate -s ${root_mib}M "$root"
if [ $root_type = xfs ]; then
  mkfs.xfs -q -f -m uuid=$root_uuid -L root "$root"
else
  journal=(-J size=4)
  [ $root_type != ext2 ] || journal=()
  mke2fs -q -F -t $root_type -L root -U $root_uuid "${journal[@]}" -N 1024 -E hash_seed=$root_uuid,lazy_itable_init=0,root_owner=0:0 "$root"
  guest
  { sort -u "$directories"; cat "$commands"; } > "$work/all"
  debugfs -w -f "$work/all" "$root" > "$work/log" 2>&1
  if grep -v -e '^debugfs' -e '^Allocated inode' "$work/log" >&2; then
    exit 1
  fi
fi
dd if="$root" of="$disk" bs=512 seek=$root_start conv=notrunc,sparse status=none

qemu-img convert -q -f raw -O qcow2 -c -m 1 -o compat=1.1,lazy_refcounts=off "$disk" "$work/out.qcow2"
mv "$work/out.qcow2" "$out"
