#!/bin/bash
# Runs every check of the repository, from a bare Debian 12 machine with the .NET SDK and root:
#
#   bash infra/test.sh
#
# Installs the Debian packages that the tests use, starts a private PostgreSQL, makes the Debian disks once, builds with warnings as
# errors, checks the format and runs each test project; the browser's tests mostly wait, so they run beside all others. The last line is
# "N passed, N failed, N skipped"; the exit code is 0 only when every step went well.
#
#   IMAGEPORTAL_TEST_DISKS      folder of the Debian disks (default .cache/disks); what is there is kept
#   IMAGEPORTAL_TEST_SQLSERVER  connection string of a SQL Server; its tests are skipped without one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export LC_ALL=C DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DEBIAN_FRONTEND=noninteractive
export PATH=$PATH:/usr/sbin:/sbin
export IMAGEPORTAL_TEST_DISKS=${IMAGEPORTAL_TEST_DISKS:-$PWD/.cache/disks}

packages=(
  ca-certificates libicu72 tzdata
  chromium fonts-liberation
  postgresql
  openssl python3-aiosmtpd
  ceph-common ceph-mon ceph-osd radosgw
  bzip2 cpio e2fsprogs fdisk gdisk gzip libwin-hivex-perl lz4 lzop mmdebstrap ntfs-3g qemu-system-x86 qemu-utils wimtools xfsprogs xz-utils zstd
)
disks=(debian12.raw debian12{,-zlib,-zstd,-derived}.qcow2 debian12-{sparse,stream}.vmdk debian12-{dynamic,fixed}.vhd)

passed=0 failed=0 skipped=0
work=$(mktemp -d)
postgres_pid=
browser_pid=

finish() {
  local code=$?
  if [ -n "$browser_pid" ]; then
    kill -TERM -- "-$browser_pid" 2> /dev/null || true
    wait "$browser_pid" 2> /dev/null || true
  fi
  if [ -n "$postgres_pid" ]; then
    kill -INT "$postgres_pid" 2> /dev/null || true
    wait "$postgres_pid" 2> /dev/null || true
  fi
  rm -rf "$work"
  printf '[test] all in %d s\n' $SECONDS >&2
  echo "$passed passed, $failed failed, $skipped skipped"
  exit $code
}
trap finish EXIT

step() {                             # step NAME COMMAND...: runs it and says how long it took
  local name=$1 since=$SECONDS
  shift
  printf '[test] %s\n' "$name" >&2
  "$@"
  printf '[test] %s: %d s\n' "$name" $((SECONDS - since)) >&2
}

install_packages() {
  local package missing=()
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing ${missing[*]}"
  apt-get -qq update
  apt-get -qq -y --no-install-recommends install "${missing[@]}" > "$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2; return 1; }
}

free_port() {
  local port
  while port=$((20000 + RANDOM % 20000)); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
  done
  echo "$port"
}

as_postgres() { exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"; }

start_postgres() {
  local bin data=$work/postgres port password
  bin=$(find /usr/lib/postgresql -name initdb | sort -V | tail -1)
  bin=${bin%/*}
  port=$(free_port)
  password=$(openssl rand -hex 16)
  chmod 711 "$work"
  install -d -o postgres -g postgres -m 700 "$data"
  install -o postgres -m 600 /dev/stdin "$work/password" <<< "$password"
  (cd / && as_postgres "$bin/initdb" --pgdata="$data" --username=portal --pwfile="$work/password" --auth=scram-sha-256 --encoding=UTF8 > "$work/initdb.log")
  (cd / && as_postgres "$bin/postgres" -D "$data" -p "$port" -h 127.0.0.1 \
    -c unix_socket_directories= -c max_connections=300 -c fsync=off -c full_page_writes=off) > "$work/postgres.log" 2>&1 &
  postgres_pid=$!
  for _ in $(seq 1 300); do
    if "$bin/pg_isready" -q -h 127.0.0.1 -p "$port"; then
      export IMAGEPORTAL_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=portal;Password=$password;Database=postgres"
      return 0
    fi
    kill -0 "$postgres_pid" 2> /dev/null || break
    sleep 0.1
  done
  cat "$work/postgres.log" >&2
  return 1
}

make_disks() {
  local disk
  for disk in "${disks[@]}"; do
    if [ ! -e "$IMAGEPORTAL_TEST_DISKS/$disk" ]; then
      bash infra/make-debian-disk.sh "$IMAGEPORTAL_TEST_DISKS" base formats derived
      rm -rf "$IMAGEPORTAL_TEST_DISKS/work" "$IMAGEPORTAL_TEST_DISKS/debian12-derived.raw"
      return
    fi
  done
}

install_sdk() {                      # the vendor's SDK that drives the API, as pinned in its lock file
  if ! command -v npm > /dev/null; then
    apt-get -qq update
    apt-get -qq -y --no-install-recommends install nodejs npm > "$work/apt.log" 2>&1 || { cat "$work/apt.log" >&2; return 1; }
  fi
  npm ci --prefix tests/ImagePortal.Api.Tests/Sdk --no-audit --no-fund --loglevel=error
}

check_format() {
  dotnet format ImagePortal.sln --verify-no-changes --no-restore || echo format >> "$work/bad"
}

run_tests() {                        # run_tests PROJECT
  dotnet test --project "$1" --no-build --no-progress --no-ansi --output Normal 2>&1 | tee "$work/$(basename "$1").log" || basename "$1" >> "$work/bad"
}

count() {                            # count LOG: adds the numbers of its closing lines
  local numbers p f s
  numbers=$(awk '/^Test run summary:/ { on = 1; p = f = s = 0 }
    on && $1 == "failed:" { f = $2 }
    on && $1 == "succeeded:" { p = $2 }
    on && $1 == "skipped:" { s = $2 }
    END { print p + 0, f + 0, s + 0 }' "$1")
  read -r p f s <<< "$numbers"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

run_all_tests() {
  local browser=tests/ImagePortal.EndToEnd/ImagePortal.EndToEnd.csproj project
  set -m                             # a process group of its own, so that finish can end all of it
  step ImagePortal.EndToEnd run_tests $browser > "$work/browser" 2>&1 &
  browser_pid=$!
  set +m
  step 'format' check_format
  for project in tests/*/*.Tests.csproj tests/ImagePortal.Guardrails/*.csproj; do
    step "$(basename "$project" .csproj)" run_tests "$project"
  done
  wait $browser_pid
  browser_pid=
  cat "$work/browser"
  for project in "$work"/*.csproj.log; do
    count "$project"
  done
}

step 'Debian packages' install_packages
step 'PostgreSQL' start_postgres
step 'Debian disks' make_disks
step "the vendor's SDK" install_sdk
step 'tools' dotnet tool restore
step 'restore' dotnet restore ImagePortal.sln --locked-mode
step 'build' dotnet build ImagePortal.sln --no-restore
step 'format and tests' run_all_tests
if [ -e "$work/bad" ]; then
  echo "failed: $(sort "$work/bad" | paste -sd ' ')" >&2
  exit 1
fi
