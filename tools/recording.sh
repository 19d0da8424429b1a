#!/usr/bin/env bash
# Makes docs/waves.om anew, the recording of README.md's picture: six minutes of two waves, of a third target that goes
# after two and a half minutes, and of an outage of half a minute. `tools/picture.sh` makes the picture of it.
set -euo pipefail
cd "$(dirname "$0")/.."

servers=.build/release/promwave-servers
promwave=.build/release/promwave
scratch=$(mktemp -d "${TMPDIR:-/tmp}/promwave.XXXXXX")
children=()
# shellcheck disable=SC2317  # the trap calls it
stop() {
    kill "${children[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$scratch"
}
trap stop EXIT

serve() { # base, port
    HOST=127.0.0.1 METRIC_VALUE=$1 PORT=$2 "$servers" metrics >/dev/null 2>&1 &
    children+=($!)
}
targets() { # address …
    local quoted
    quoted=$(printf '"%s",' "$@")
    printf '[{"targets":[%s],"labels":{"metrics_path":"/metrics2","kubernetes_namespace":"default"}}]\n' \
        "${quoted%,}" >"$scratch/new.json"
    mv "$scratch/new.json" "$scratch/targets.json"
}

targets localhost:8081 localhost:8082 localhost:8083
serve 30 8081
serve 50 8082
serve 40 8083
HOST=127.0.0.1 PORT=8080 TARGETS_FILE="$scratch/targets.json" "$servers" discovery >/dev/null 2>&1 &
children+=($!)
sleep 1

timeout --signal=INT 347 "$promwave" watch --record "$scratch/waves.om" >/dev/null &
recording=$!
sleep 150
targets localhost:8081 localhost:8082
sleep 12
kill "${children[2]}"
sleep 78
kill "${children[1]}"
sleep 32
serve 50 8082
wait "$recording" || true
tail -1 "$scratch/waves.om" | grep -q '^# EOF$'
mv "$scratch/waves.om" docs/waves.om
echo "docs/waves.om: $(wc -c <docs/waves.om) bytes"
