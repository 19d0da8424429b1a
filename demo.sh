#!/usr/bin/env bash
# Two waves, live: builds what is missing, starts two metrics servers, the discovery server and the dashboard, and stops
# everything again. `./demo.sh --help` lists the options.
set -euo pipefail
start_directory=$PWD
# Where this file really is, be it called by a link elsewhere.
cd "$(dirname "$(readlink -f "$0")")"

usage() {
    cat <<'TEXT'
usage: ./demo.sh [options]            the demo on this machine
       ./demo.sh image [options]      builds the servers' image: ./demo.sh image --help
       ./demo.sh cluster [options]    the demo in a Kubernetes cluster: ./demo.sh cluster --help
       ./demo.sh install [options]    programs, completions and manual pages: ./demo.sh install --help

  --no-dashboard            run the servers in the foreground until Ctrl-C
  --prometheus              also start a real Prometheus on prometheus.yml and print its address
  --discovery-port PORT     where discovery is served (default 8080)
  --metrics-ports PORT,PORT where the two metrics servers listen (default 8081,8082)
  --prometheus-port PORT    where Prometheus listens (default 9090)
  --build-only              build and stop there
  -h, --help                this text

What follows `--` goes to the dashboard: ./demo.sh -- --window 2m --glyphs block
TEXT
}

fail() { # message, exit code
    printf 'demo.sh: %s\n' "$1" >&2
    exit "${2:-1}"
}

case "${1:-}" in
    image | cluster | install) PROMWAVE_START_DIRECTORY=$start_directory exec "./tools/$1.sh" "${@:2}" ;;
esac

dashboard=yes
prometheus=no
build_only=no
discovery_port=8080
metrics_ports=8081,8082
prometheus_port=9090
dashboard_arguments=()
while [ $# -gt 0 ]; do
    case "$1" in
        --no-dashboard) dashboard=no ;;
        --prometheus) prometheus=yes ;;
        --build-only) build_only=yes ;;
        --discovery-port | --metrics-ports | --prometheus-port)
            [ -n "${2:-}" ] || fail "$1 needs a value" 64
            case "$1" in
                --discovery-port) discovery_port=$2 ;;
                --metrics-ports) metrics_ports=$2 ;;
                --prometheus-port) prometheus_port=$2 ;;
            esac
            shift
            ;;
        --discovery-port=* | --metrics-ports=* | --prometheus-port=*)
            set -- "${1%%=*}" "${1#*=}" "${@:2}"
            continue
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        --)
            shift
            dashboard_arguments=("$@")
            break
            ;;
        *)
            usage >&2
            fail "unknown option '$1'" 64
            ;;
    esac
    shift
done

is_port() { [[ $1 =~ ^[0-9]{1,5}$ ]] && [ "$((10#$1))" -ge 1 ] && [ "$((10#$1))" -le 65535 ]; }
[[ $metrics_ports == *,* ]] || fail "--metrics-ports '$metrics_ports': expected two ports, such as 8081,8082" 78
port_1=${metrics_ports%%,*}
port_2=${metrics_ports#*,}
for pair in "--discovery-port $discovery_port" "--metrics-ports $port_1" "--metrics-ports $port_2" \
    "--prometheus-port $prometheus_port"; do
    is_port "${pair#* }" || fail "${pair%% *} '${pair#* }': expected a port from 1 to 65535" 78
done
ports=("$discovery_port" "$port_1" "$port_2")
[ "$prometheus" = yes ] && ports+=("$prometheus_port")
twice=$(printf '%s\n' "${ports[@]}" | sort | uniq -d | head -1)
[ -z "$twice" ] || fail "port $twice is given twice; each server needs one of its own" 78

# --- Build -----------------------------------------------------------------------------------------------------------

need_swift() {
    command -v swift >/dev/null 2>&1 ||
        fail "swift is not installed or not on PATH; a Swift 6.2 toolchain or later is needed: https://swift.org/install"
}

# The dashboard needs the headers of ncursesw.
need_ncurses() {
    [ -e /usr/include/curses.h ] && return
    local install=(apt-get install -y libncurses-dev)
    if ! command -v apt-get >/dev/null 2>&1; then
        fail "the headers of ncursesw are missing (libncurses-dev on Debian and Ubuntu, ncurses-devel on Fedora): install them"
    elif [ "$(id -u)" -eq 0 ]; then
        echo "demo.sh: installing libncurses-dev" >&2
        { "${install[@]}" || { apt-get update && "${install[@]}"; }; } >&2
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        echo "demo.sh: installing libncurses-dev" >&2
        { sudo -n "${install[@]}" || { sudo -n apt-get update && sudo -n "${install[@]}"; }; } >&2
    else
        fail "libncurses-dev is missing; run: sudo ${install[*]}"
    fi
}

servers=.build/release/promwave-servers
promwave=$PWD/.build/release/promwave

# Whether both programs are newer than everything they are made of: then the build, which takes a second even where it
# has nothing to do, is left out.
is_built() {
    [ -x "$servers" ] && [ -x "$promwave" ] || return 1
    [ -z "$(find Package.swift Sources -newer "$servers" -print -quit)" ] &&
        [ -z "$(find Package.swift Sources -newer "$promwave" -print -quit)" ]
}

build() {
    is_built && return
    need_swift
    need_ncurses
    echo "demo.sh: building (the first time takes some minutes)" >&2
    # Without colours, as where the output is no terminal: or SwiftPM builds everything anew when the one follows the other.
    swift build -c release --no-color-diagnostics --product promwave-servers >&2
    swift build -c release --no-color-diagnostics --product promwave >&2
    # What is up to date is not linked anew: mark it as checked.
    touch "$servers" "$promwave"
}

build
[ "$build_only" = yes ] && exit 0

# --- Run -------------------------------------------------------------------------------------------------------------

in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
for pair in "--discovery-port $discovery_port" "--metrics-ports $port_1" "--metrics-ports $port_2"; do
    in_use "${pair#* }" && fail "port ${pair#* } is already in use; choose another with ${pair%% *}" 78
done
if [ "$prometheus" = yes ] && in_use "$prometheus_port"; then
    fail "port $prometheus_port is already in use; choose another with --prometheus-port" 78
fi

scratch=
children=()

# Ends all that was started, whatever ends this script; what does not listen to TERM is killed.
# shellcheck disable=SC2317  # the traps call it
stop() {
    local status=$?
    trap - EXIT INT TERM HUP
    # Of the shell's own list: a trap may come between a start and the note of its id.
    local child children=()
    mapfile -t children < <(jobs -p)
    for child in "${children[@]}"; do kill -TERM "$child" 2>/dev/null || true; done
    for _ in $(seq 40); do
        local alive=no
        for child in "${children[@]}"; do kill -0 "$child" 2>/dev/null && alive=yes; done
        [ "$alive" = no ] && break
        sleep 0.05
    done
    for child in "${children[@]}"; do kill -KILL "$child" 2>/dev/null || true; done
    wait 2>/dev/null || true
    if [ -n "$scratch" ]; then rm -rf "$scratch"; fi
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
scratch=$(mktemp -d "${TMPDIR:-/tmp}/promwave.XXXXXX")

# Where the system can, a child is told to end even when this script is killed without a chance to clean up.
tie=()
command -v setpriv >/dev/null 2>&1 && setpriv --pdeathsig TERM true 2>/dev/null && tie=(setpriv --pdeathsig TERM)

# With the dashboard on the screen the servers' logs go to files; else they are shown.
serve() { # name of the log, then environment and command
    if [ "$dashboard" = yes ] || [ "$1" = prometheus ]; then
        env "${@:2}" >"$scratch/$1.log" 2>&1 </dev/null &
    else
        env "${@:2}" >&2 </dev/null &
    fi
    children+=($!)
}

serve metrics-1 HOST=127.0.0.1 PORT="$port_1" METRIC_VALUE=30 METRICS_PATH=/metrics2 \
    "${tie[@]}" "$servers" metrics
serve metrics-2 HOST=127.0.0.1 PORT="$port_2" METRIC_VALUE=50 METRICS_PATH=/metrics2 \
    "${tie[@]}" "$servers" metrics
serve discovery HOST=127.0.0.1 PORT="$discovery_port" METRICS_PATH=/metrics2 \
    TARGETS="localhost:$port_1,localhost:$port_2" "${tie[@]}" "$servers" discovery

ready() { # port, child, name
    for _ in $(seq 250); do
        in_use "$1" && return
        if ! kill -0 "$2" 2>/dev/null; then
            cat "$scratch/$3.log" >&2 2>/dev/null || true
            fail "$3 did not start"
        fi
        sleep 0.02
    done
    fail "$3 did not listen on port $1 within 5 seconds"
}
ready "$port_1" "${children[0]}" metrics-1
ready "$port_2" "${children[1]}" metrics-2
ready "$discovery_port" "${children[2]}" discovery

if [ "$prometheus" = yes ]; then
    binary=$(./tools/prometheus.sh) || fail "no Prometheus: see above"
    sed "s|localhost:8080/targets|localhost:$discovery_port/targets|" prometheus.yml >"$scratch/prometheus.yml"
    serve prometheus "${tie[@]}" "$binary" --config.file="$scratch/prometheus.yml" \
        --storage.tsdb.path="$scratch/prometheus" --web.listen-address="127.0.0.1:$prometheus_port"
    ready "$prometheus_port" "${children[3]}" prometheus
    echo "Prometheus: http://localhost:$prometheus_port/graph?g0.expr=my_first_metric&g0.tab=0&g0.range_input=5m" >&2
fi

if [ "$dashboard" = no ]; then
    cat >&2 <<TEXT
metrics:   http://localhost:$port_1/metrics2 (base 30), http://localhost:$port_2/metrics2 (base 50)
discovery: http://localhost:$discovery_port/targets
dashboard: $(printf %q "$promwave") --sd http://localhost:$discovery_port/targets
Ctrl-C ends them.
TEXT
    # Until a signal, or until one of them ends by itself.
    wait -n "${children[@]}" || true
    fail "a server has ended by itself"
fi

# In the background, so that signals to this script are seen at once; with the terminal as its input all the same, and
# where the user is, since its arguments may name files.
if { true 4<&0; } 2>/dev/null; then exec 4<&0; else exec 4</dev/null; fi
{
    cd "$start_directory"
    exec "${tie[@]}" "$promwave" --sd "http://localhost:$discovery_port/targets" "${dashboard_arguments[@]}"
} <&4 &
dashboard_process=$!
children+=("$dashboard_process")
status=0
wait "$dashboard_process" || status=$?
exit "$status"
