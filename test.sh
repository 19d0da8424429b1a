#!/usr/bin/env bash
# Every check of the project; ends with `N passed, N failed`. What a check needs from the system is installed with apt
# where that is possible (root or passwordless sudo); otherwise the check says what is missing.
# With CI set, what is missing is a failure; elsewhere it is skipped, and said so.
set -uo pipefail
cd "$(dirname "$0")"

passed=0
failed=0
skipped=0
log_directory=.build/test-logs
mkdir -p "$log_directory"

say() { printf '\n== %s\n' "$1"; }

check() { # name, command …
    local name=$1
    shift
    if "$@"; then
        passed=$((passed + 1))
        echo "passed: $name"
    else
        failed=$((failed + 1))
        echo "FAILED: $name"
    fi
}

skip() { # name, reason
    if [ -n "${CI:-}" ]; then
        failed=$((failed + 1))
        echo "FAILED: $1: $2"
    else
        skipped=$((skipped + 1))
        echo "skipped: $1: $2"
    fi
}

finish() {
    echo
    if [ "$skipped" -gt 0 ]; then
        echo "$passed passed, $failed failed, $skipped skipped"
    else
        echo "$passed passed, $failed failed"
    fi
    [ "$failed" -eq 0 ]
    exit
}

install() { # packages …
    local missing=() package
    for package in "$@"; do
        dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null || {
            echo "missing: ${missing[*]}; to install: sudo apt-get install -y ${missing[*]}"
            return 1
        }
        sudo=(sudo -n)
    fi
    echo "installing ${missing[*]}"
    "${sudo[@]}" apt-get update -qq >"$log_directory/apt.log" 2>&1
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        >>"$log_directory/apt.log" 2>&1 || {
        tail -5 "$log_directory/apt.log"
        return 1
    }
}

say "What the checks need"
if command -v apt-get >/dev/null 2>&1; then install libncurses-dev tmux shellcheck python3; fi
PROMWAVE_PROMETHEUS=$(./tools/prometheus.sh) || PROMWAVE_PROMETHEUS=
export PROMWAVE_PROMETHEUS

say "Style"
check "swift format finds nothing" swift format lint --strict --recursive --parallel Package.swift Sources Tests
if command -v shellcheck >/dev/null 2>&1; then
    check "shellcheck finds nothing" shellcheck demo.sh test.sh tools/*.sh .ci/run
else
    skip "shellcheck finds nothing" "shellcheck is not installed"
fi

say "Build"
# The same build that demo.sh runs, and the tests with it.
build() {
    swift build -c release --build-tests --explicit-target-dependency-import-check error 2>&1 |
        tee "$log_directory/build.log" | grep -E '^\[[0-9]+/[0-9]+\] (Linking|Emitting)|error:|warning:|Compiling.*Tests' |
        awk 'NR % 20 == 1 || /error|warning/'
    return "${PIPESTATUS[0]}"
}
check "everything builds without a warning" build
[ "$failed" -eq 0 ] || { grep -E 'error' "$log_directory/build.log" | head -20; finish; }

say "Prometheus's own word on the files"
if [ -n "$PROMWAVE_PROMETHEUS" ]; then
    promtool=$(dirname "$PROMWAVE_PROMETHEUS")/promtool
    check "promtool accepts prometheus.yml" "$promtool" check config prometheus.yml
else
    skip "the checks against a real Prometheus" "it is not installed and could not be fetched"
fi

say "Tests"
swift test -c release --skip-build >"$log_directory/tests.log" 2>&1
status=$?
grep -E '✘|error:|Test run with' "$log_directory/tests.log" | head -60
tests_failed=$(grep -cE '^✘ Test (case passing|").*(failed after|recorded)' "$log_directory/tests.log")
