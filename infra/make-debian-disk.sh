#!/bin/bash
# make-debian-disk.sh OUTDIR [VARIANT ...]
#
# Builds real, bootable Debian 12 disk images from Debian packages alone: MBR partition table,
# one ext4 root partition at 1 MiB, GRUB (i386-pc) in the MBR gap, linux-image-amd64 with virtio
# modules in the initramfs, ifupdown on eth0 (DHCP), root password, login on the serial console.
# Needs no loop device, no mount of the image, no kpartx, no guestfish and no KVM.
#
# Needs (Debian 12 packages): mmdebstrap qemu-utils e2fsprogs fdisk zstd coreutils; run as root
# (mmdebstrap makes a chroot). The boot check also needs qemu-system-x86 and seabios.
#
# Variants (default: all but boot):
#   base     debian12.raw            10 GiB virtual, about 0.8 GB used
#   formats  debian12*.qcow2/.vmdk/.vhd from base
#   big      debian12-50g.raw/.qcow2 50 GiB virtual, the same files
#   derived  debian12-derived.raw/.qcow2         base + 50 MB written into its filesystem in place
#   rebuilt  debian12-rebuilt.raw/.qcow2         the same packages + 163 MB of new ones, filesystem made anew
#   boot     boots debian12.raw under TCG (throw-away overlay) up to the login prompt
# Idempotent: what exists is kept; delete a file (or OUTDIR/work) to make it again.
# Root password of the images: portal-test
set -euo pipefail
OUT=${1:?usage: make-debian-disk.sh OUTDIR [base formats big derived rebuilt boot]}; shift || true
[ $# -gt 0 ] || set -- base formats big derived rebuilt
mkdir -p "$OUT/work"; OUT=$(cd "$OUT" && pwd); W=$OUT/work
: "${SUITE:=bookworm}" "${SIZE_GIB:=10}" "${BIG_GIB:=50}" "${HOSTNAME_IN_IMAGE:=debian12-test}"
: "${ROOT_PASSWORD:=portal-test}"
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1700000000} LC_ALL=C.UTF-8
PART_START=2048                                     # sectors: 1 MiB, room for GRUB's core.img
FS_UUID=5f0a1b52-6a1e-4a56-9d3c-0d12e1a9c7aa
DISK_ID=0x1badcafe
say() { echo "[make-debian-disk] $*" >&2; }

# The host's own apt sources are used, so that the script names no mirror.
sources() {
  if [ -n "${MIRROR:-}" ]; then echo "$MIRROR"
  elif [ -s /etc/apt/sources.list ]; then echo /etc/apt/sources.list
  else ls /etc/apt/sources.list.d/debian.sources; fi
}

rootfs() {   # rootfs DIR [extra packages]
  local dir=$1; shift; [ ! -e "$dir.done" ] || return 0
  rm -rf "$dir"
  say "rootfs $dir"
  local inc=linux-image-amd64,initramfs-tools,grub-pc,grub-pc-bin,systemd-sysv,udev,dbus,ifupdown,isc-dhcp-client,openssh-server,sudo,locales,qemu-guest-agent,ca-certificates,curl,less,zstd,python3-minimal
  [ $# -eq 0 ] || inc=$inc,$(IFS=,; echo "$*")
  printf 'grub-pc grub-pc/install_devices multiselect\ngrub-pc grub-pc/install_devices_empty boolean true\n' > "$W/debconf"
  mmdebstrap --quiet --mode=root --variant=important --include="$inc" \
    --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --essential-hook="cp $W/debconf \"\$1/tmp/debconf\"; chroot \"\$1\" debconf-set-selections /tmp/debconf; rm \"\$1/tmp/debconf\"" \
    "$SUITE" "$dir" "$(sources)"
  rm -f "$dir"/etc/dpkg/dpkg.cfg.d/99mmdebstrap "$dir"/etc/apt/apt.conf.d/99mmdebstrap
  echo "$HOSTNAME_IN_IMAGE" > "$dir/etc/hostname"
  printf '127.0.0.1 localhost\n127.0.1.1 %s\n' "$HOSTNAME_IN_IMAGE" > "$dir/etc/hosts"
  printf 'UUID=%s / ext4 errors=remount-ro 0 1\n' "$FS_UUID" > "$dir/etc/fstab"
  printf 'auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet dhcp\n' > "$dir/etc/network/interfaces"
  printf 'virtio_pci\nvirtio_blk\nvirtio_scsi\nvirtio_net\n' >> "$dir/etc/initramfs-tools/modules"
  printf 'nameserver 127.0.0.53\n' > "$dir/etc/resolv.conf"
  : > "$dir/etc/machine-id"
  echo "root:$ROOT_PASSWORD" | chroot "$dir" chpasswd
  mount -t proc proc "$dir/proc" 2>/dev/null || true
  chroot "$dir" update-initramfs -u -k all >/dev/null
  umount "$dir/proc" 2>/dev/null || true
  local kver; kver=$(basename "$(ls "$dir"/boot/vmlinuz-* | sort -V | tail -1)" | sed s/vmlinuz-//)
  # GRUB's own files as grub-install would lay them out, and a hand-written grub.cfg
  # (update-grub wants a real block device).
  mkdir -p "$dir/boot/grub/i386-pc"
  cp "$dir"/usr/lib/grub/i386-pc/*.{mod,lst,img} "$dir/boot/grub/i386-pc/"
  sed -i 's/^GRUB_CMDLINE_LINUX=.*/GRUB_CMDLINE_LINUX="net.ifnames=0 biosdevname=0 console=tty0 console=ttyS0,115200n8"/' "$dir/etc/default/grub"
  cat > "$dir/boot/grub/grub.cfg" <<CFG
serial --unit=0 --speed=115200
terminal_input serial console
terminal_output serial console
set default=0
set timeout=1
menuentry 'Debian GNU/Linux' {
  search --no-floppy --fs-uuid --set=root $FS_UUID
  linux /boot/vmlinuz-$kver root=UUID=$FS_UUID ro net.ifnames=0 biosdevname=0 console=tty0 console=ttyS0,115200n8
  initrd /boot/initrd.img-$kver
}
CFG
  rm -rf "$dir"/var/cache/apt/*.bin "$dir"/var/cache/apt/archives/*.deb "$dir"/var/lib/apt/lists/*_* "$dir"/tmp/*
  rm -f "$dir/etc/ssh/"ssh_host_*_key*      # as cloud images do: made at first boot
  mkdir -p "$dir/etc/systemd/system/ssh.service.d"
  printf '[Service]\nExecStartPre=\nExecStartPre=/usr/bin/ssh-keygen -A\nExecStartPre=/usr/sbin/sshd -t\n' \
    > "$dir/etc/systemd/system/ssh.service.d/10-host-keys.conf"
  touch "$dir.done"
}

disk() {     # disk ROOTDIR FILE GIB
  local dir=$1 file=$2 gib=$3; [ -e "$file" ] && return 0
  say "disk $(basename "$file") ($gib GiB)"
  rm -f "$file.tmp"; truncate -s "${gib}G" "$file.tmp"
  local sectors=$(( gib * 2097152 - PART_START ))
  printf 'label: dos\nlabel-id: %s\nstart=%d, size=%d, type=83, bootable\n' $DISK_ID $PART_START $sectors \
    | sfdisk --quiet --no-reread --no-tell-kernel "$file.tmp"
  # mke2fs fills the filesystem from a directory, straight at the partition's offset.
  E2FSPROGS_FAKE_TIME=$SOURCE_DATE_EPOCH mke2fs -q -F -t ext4 -L cloudimg-rootfs -U $FS_UUID \
    -E "offset=$((PART_START * 512)),hash_seed=$FS_UUID,root_owner=0:0" -d "$dir" "$file.tmp" "$(( sectors / 2 ))k"
  # GRUB without grub-install: boot.img's code goes before the partition table (byte 446 on stays),
  # core.img goes to sector 1, which is where an unpatched boot.img looks for it.
  local core=$W/core.img
  chroot "$dir" grub-mkimage -O i386-pc -p '(hd0,msdos1)/boot/grub' -o /tmp/core.img \
    biosdisk part_msdos ext2 normal linux search search_fs_uuid serial terminal configfile echo
  mv "$dir/tmp/core.img" "$core"
  [ "$(stat -c %s "$core")" -lt $(( (PART_START - 1) * 512 )) ]
  dd if="$dir/usr/lib/grub/i386-pc/boot.img" of="$file.tmp" bs=440 count=1 conv=notrunc status=none
  dd if="$core" of="$file.tmp" bs=512 seek=1 conv=notrunc status=none
  mv "$file.tmp" "$file"
}

conv() {     # conv SRC DST qemu-img options...
  local src=$1 dst=$2; shift 2; [ -e "$dst" ] && return 0
  say "convert $(basename "$dst")"
  qemu-img convert -f raw "$@" "$src" "$dst.tmp" && mv "$dst.tmp" "$dst"
}

for v in "$@"; do case $v in
base) rootfs "$W/root"; disk "$W/root" "$OUT/debian12.raw" "$SIZE_GIB";;
formats)
  b=$OUT/debian12.raw
  conv "$b" "$OUT/debian12.qcow2"            -O qcow2
  conv "$b" "$OUT/debian12-zlib.qcow2"       -O qcow2 -c
  conv "$b" "$OUT/debian12-zstd.qcow2"       -O qcow2 -c -o compression_type=zstd
  conv "$b" "$OUT/debian12-sparse.vmdk"      -O vmdk -o subformat=monolithicSparse
  conv "$b" "$OUT/debian12-stream.vmdk"      -O vmdk -o subformat=streamOptimized
  conv "$b" "$OUT/debian12-dynamic.vhd"      -O vpc -o subformat=dynamic,force_size=on
  conv "$b" "$OUT/debian12-fixed.vhd"        -O vpc -o subformat=fixed,force_size=on
  ;;
big)
  rootfs "$W/root"; disk "$W/root" "$OUT/debian12-50g.raw" "$BIG_GIB"
  conv "$OUT/debian12-50g.raw" "$OUT/debian12-50g.qcow2" -O qcow2;;
derived)
  # In place, as a running machine would change its disk: every old block stays where it was.
  if [ ! -e "$OUT/debian12-derived.raw" ]; then
    say "derived (in place)"
    d=$OUT/debian12-derived.raw; cp --sparse=always "$OUT/debian12.raw" "$d.tmp"
    head -c 25M /dev/urandom > "$W/new-random.bin"
    tar -C "$W/root" -cf - usr/bin | head -c 25M > "$W/new-text.tar" || true
    printf 'mkdir /opt/new\nwrite %s /opt/new/random.bin\nwrite %s /opt/new/usr-bin.tar\n' \
      "$W/new-random.bin" "$W/new-text.tar" > "$W/debugfs.cmd"
    debugfs -w -f "$W/debugfs.cmd" "$d.tmp?offset=$((PART_START * 512))" >/dev/null 2>&1
    mv "$d.tmp" "$d"
  fi
  conv "$OUT/debian12-derived.raw" "$OUT/debian12-derived.qcow2" -O qcow2;;
rebuilt)
  # Made anew with more packages: blocks land elsewhere in the filesystem.
  rootfs "$W/root-rebuilt" nginx-light git vim-nox
  disk "$W/root-rebuilt" "$OUT/debian12-rebuilt.raw" "$SIZE_GIB"
  conv "$OUT/debian12-rebuilt.raw" "$OUT/debian12-rebuilt.qcow2" -O qcow2;;
boot)
  log=$OUT/boot-serial.log; : > "$log"; t0=$(date +%s.%N)
  qemu-system-x86_64 -accel "${ACCEL:-tcg}" -m 1024 -smp 2 -display none -monitor none \
    -drive file="${BOOT_IMAGE:-$OUT/debian12.raw}",format="${BOOT_FORMAT:-raw}",if=virtio,snapshot=on \
    -netdev user,id=n0,restrict=on -device virtio-net-pci,netdev=n0 \
    -serial "file:$log" & q=$!
  trap 'kill $q 2>/dev/null || true' EXIT
  for _ in $(seq 1 3000); do
    grep -aq 'login: ' "$log" && break; kill -0 $q 2>/dev/null || break; sleep 0.1
  done
  t1=$(date +%s.%N)
  grep -aq "$HOSTNAME_IN_IMAGE login: " "$log" || { say "no login prompt"; tail -5 "$log" >&2; exit 1; }
  say "login prompt after $(awk "BEGIN{printf \"%.1f\", $t1-$t0}") s (accel ${ACCEL:-tcg})"
  kill $q; wait $q 2>/dev/null || true; trap - EXIT;;
*) echo "unknown variant: $v" >&2; exit 2;;
esac; done
