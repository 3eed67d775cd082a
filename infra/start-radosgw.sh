#!/bin/bash
# Starts an S3 service of one's own for tests: Ceph's radosgw over one monitor and one object store in memory.
#
#   bash infra/start-radosgw.sh DIR [PID]    starts it, all of its files in DIR, and prints endpoint and keys as NAME=VALUE lines;
#                                            it ends by itself when process PID has ended
#   bash infra/start-radosgw.sh --stop DIR   ends it, with all that was stored, and removes DIR
#
# Needs root and the Debian packages radosgw ceph-mon ceph-osd ceph-common (exit code 3 without). Only processes whose ids lie in DIR are ended.
set -euo pipefail
export PATH=/usr/bin:/bin:/usr/sbin:/sbin LC_ALL=C

stop() {
  local dir=$1 file pid
  [ -e "$dir/ceph.conf" ] || return 0
  for file in "$dir"/rgw.pid "$dir"/osd.pid "$dir"/mon.pid; do
    pid=$(cat "$file" 2> /dev/null) || continue
    # The id may have gone to another process since.
    grep -qzF "$dir/ceph.conf" "/proc/$pid/cmdline" 2> /dev/null || continue
    kill -TERM "$pid" 2> /dev/null || true
    for _ in $(seq 1 50); do
      kill -0 "$pid" 2> /dev/null || break
      sleep 0.1
    done
    kill -KILL "$pid" 2> /dev/null || true
  done
  rm -rf "$dir"
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 12000)); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
  done
  echo "$port"
}

if [ "${1:-}" = --stop ]; then
  stop "$2"
  exit
fi

for program in radosgw radosgw-admin ceph ceph-mon ceph-osd ceph-authtool monmaptool; do
  command -v "$program" > /dev/null || { echo "$program is not installed" >&2; exit 3; }
done
[ "$(id -u)" = 0 ] || { echo 'radosgw is started as root only' >&2; exit 3; }

mkdir -p "$1"
D=$(cd "$1" && pwd)
mkdir -p "$D/mon" "$D/osd" "$D/rgw"
trap 'code=$?; [ $code = 0 ] || { tail -n 20 "$D"/*.log >&2; stop "$D"; }; exit $code' EXIT

fsid=$(cat /proc/sys/kernel/random/uuid)
v2=$(free_port) v1=$(free_port) http=$(free_port)
cat > "$D/ceph.conf" <<CONF
[global]
fsid = $fsid
mon host = [v2:127.0.0.1:$v2/0,v1:127.0.0.1:$v1/0]
mon initial members = a
public addr = 127.0.0.1
public network = 127.0.0.0/8
keyring = $D/keyring
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon data avail crit = 1
mon data avail warn = 2
mon max pg per osd = 1000
run dir = $D
crash dir = $D
admin socket = $D/\$name.asok
log file = $D/\$name.log
[mon.a]
mon data = $D/mon
pid file = $D/mon.pid
[osd.0]
osd data = $D/osd
osd objectstore = memstore
memstore device bytes = 2147483648
osd class update on start = false
pid file = $D/osd.pid
[client.rgw.a]
rgw data = $D/rgw
rgw frontends = beast endpoint=127.0.0.1:$http tcp_nodelay=1
rgw dns name = localhost
rgw thread pool size = 64
pid file = $D/rgw.pid
CONF

C=(-c "$D/ceph.conf")
{
  ceph-authtool --create-keyring "$D/keyring" --gen-key -n mon. --cap mon 'allow *'
  ceph-authtool "$D/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
  ceph-authtool "$D/keyring" --gen-key -n osd.0 --cap mon 'allow profile osd' --cap osd 'allow *' --cap mgr 'allow profile osd'
  ceph-authtool "$D/keyring" --gen-key -n client.rgw.a --cap mon 'allow rw' --cap osd 'allow rwx'
  monmaptool --create --fsid "$fsid" --addv a "[v2:127.0.0.1:$v2,v1:127.0.0.1:$v1]" "$D/monmap"
  ceph-mon "${C[@]}" -i a --mkfs --monmap "$D/monmap" --keyring "$D/keyring"
  ceph-mon "${C[@]}" -i a
  ceph "${C[@]}" auth import -i "$D/keyring"
  # Both need the same id, or the store never comes up.
  uuid=$(cat /proc/sys/kernel/random/uuid)
  ceph "${C[@]}" osd new "$uuid" 0
  ceph-osd "${C[@]}" -i 0 --mkfs --osd-uuid "$uuid" --no-mon-config
  ceph "${C[@]}" osd crush add osd.0 1.0 root=default host=localhost
  ceph-osd "${C[@]}" -i 0
  radosgw "${C[@]}" -n client.rgw.a
} > "$D/start.log" 2>&1 < /dev/null

access=$(tr -d - < /proc/sys/kernel/random/uuid)
secret=$(tr -d - < /proc/sys/kernel/random/uuid)
radosgw-admin "${C[@]}" user create --uid portal --display-name portal --access-key "$access" --secret-key "$secret" > "$D/user.log" 2>&1

for _ in $(seq 1 300); do
  if (exec 3<> "/dev/tcp/127.0.0.1/$http") 2> /dev/null; then
    if [ -n "${2:-}" ]; then
      (while [ -d "$D" ] && kill -0 "$2" 2> /dev/null; do sleep 1; done; stop "$D") < /dev/null > /dev/null 2>&1 &
    fi
    printf 'IMAGEPORTAL_S3_ENDPOINT=http://127.0.0.1:%s\nIMAGEPORTAL_S3_ACCESS_KEY=%s\nIMAGEPORTAL_S3_SECRET_KEY=%s\n' "$http" "$access" "$secret"
    exit 0
  fi
  sleep 0.1
done
echo 'radosgw does not answer' >&2
exit 1
