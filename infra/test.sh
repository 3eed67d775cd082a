#!/bin/bash
# Runs every check of the repository, from a bare Debian 12 machine with the .NET SDK and root:
#
#   bash infra/test.sh
#
# Installs the Debian packages that the tests use, starts a private PostgreSQL, makes the Debian disks once, builds with warnings as
# errors, checks the format and runs each test project; the browser's tests mostly wait, so they run beside all others. A few tests that fail
# in this crowd run once more by themselves: they are named as unstable when they then pass. The last line is "N passed, N failed, N skipped";
# the exit code is 0 only when every step went well.
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
  gcc libc6-dev zlib1g-dev
  postgresql
  openssl python3-aiosmtpd
  ceph-common ceph-mon ceph-osd radosgw
  bzip2 cpio e2fsprogs fdisk gdisk gzip libwin-hivex-perl lz4 lzop mmdebstrap ntfs-3g qemu-system-x86 qemu-utils wimtools xfsprogs xz-utils zstd
)
disks=(debian12.raw debian12{,-zlib,-zstd,-derived}.qcow2 debian12-{sparse,stream}.vmdk debian12-{dynamic,fixed}.vhd)

again=5                              # as many failed tests of a project run once more (decision 0012)
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

log_of() {                           # log_of PROJECT
  echo "$work/$(basename "$1" .csproj).log"
}

run_tests() {                        # run_tests PROJECT LOG [ARGUMENT...]: what failed is noted in LOG.bad
  local project=$1 log=$2
  shift 2
  dotnet test --project "$project" --no-build --no-progress --no-ansi --output Normal "$@" 2>&1 | tee "$log" || failed_tests "$log" > "$log.bad"
}

failed_tests() {                     # failed_tests LOG: the methods that failed, each once
  sed -nE 's/^failed ([A-Za-z0-9_.+]+).*/\1/p' "$1" | sort -u
}

count() {                            # count LOG: passed, failed and skipped of its closing lines
  awk '/^Test run summary:/ { on = 1; p = f = s = 0 }
    on && $1 == "failed:" { f = $2 }
    on && $1 == "succeeded:" { p = $2 }
    on && $1 == "skipped:" { s = $2 }
    END { print p + 0, f + 0, s + 0 }' "$1"
}

judge() {                            # judge PROJECT: adds its numbers. A few that failed run once more, by themselves, and are named in any case
  local log p f s methods
  log=$(log_of "$1")
  read -r p f s < <(count "$log")
  if [ -e "$log.bad" ]; then
    mapfile -t methods < "$log.bad"
    if [ "$f" -gt 0 ] && [ ${#methods[@]} -gt 0 ] && [ ${#methods[@]} -le $again ]; then
      step "once more: ${methods[*]}" run_tests "$1" "$log.again" "${methods[@]/#/--filter-method=}"
    fi
    if [ -e "$log.again" ] && [ ! -e "$log.again.bad" ]; then
      printf '[test] UNSTABLE, failed beside others and passed alone: %s\n' "${methods[@]}" >&2
      p=$((p + f)) f=0
    else
      basename "$1" .csproj >> "$work/bad"
    fi
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

run_all_tests() {
  local browser=tests/ImagePortal.EndToEnd/ImagePortal.EndToEnd.csproj others=(tests/*/*.Tests.csproj tests/ImagePortal.Guardrails/*.csproj) project
  set -m                             # a process group of its own, so that finish can end all of it
  step ImagePortal.EndToEnd run_tests $browser "$(log_of $browser)" > "$work/browser" 2>&1 &
  browser_pid=$!
  set +m
  step 'format' check_format
  for project in "${others[@]}"; do
    step "$(basename "$project" .csproj)" run_tests "$project" "$(log_of "$project")"
  done
  wait $browser_pid
  browser_pid=
  cat "$work/browser"
  for project in "${others[@]}" $browser; do
    judge "$project"
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
