#!/usr/bin/env bash
# Every check of the project; ends with `N passed, N failed`. What a check needs from the system is installed with apt
# where that is possible (root or passwordless sudo); otherwise the check says what is missing.
# With CI set, what is missing is a failure; elsewhere it is skipped, and said so.
set -uo pipefail
cd "$(dirname "$0")" || exit

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
        if ! command -v sudo >/dev/null 2>&1 || ! sudo -n true 2>/dev/null; then
            echo "missing: ${missing[*]}; to install: sudo apt-get install -y ${missing[*]}"
            return 1
        fi
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
check "swift format finds nothing" swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
if command -v shellcheck >/dev/null 2>&1; then
    check "shellcheck finds nothing" shellcheck demo.sh test.sh tools/*.sh .ci/run
else
    skip "shellcheck finds nothing" "shellcheck is not installed"
fi

say "Build"
# The same build that demo.sh runs, and the tests with it.
# shellcheck disable=SC2317  # `check` calls it
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
# Unit tests of every module, and end to end: real sockets, a real Prometheus, real terminals.
run_tests() {
    swift test -c release --skip-build --xunit-output "$log_directory/tests.xml" >"$log_directory/tests.log" 2>&1
    local status=$?
    grep -E '^✘|^error:|Fatal error|Test run with' "$log_directory/tests.log" | head -60
    return "$status"
}
run_tests
status=$?
counts=$(python3 - "$log_directory/tests-swift-testing.xml" <<'PYTHON'
import sys, xml.etree.ElementTree as tree
total = failed = skipped = 0
for suite in tree.parse(sys.argv[1]).getroot().iter("testsuite"):
    total += int(suite.get("tests", 0))
    skipped += int(suite.get("skipped", 0))
    failed += sum(1 for case in suite.iter("testcase") if case.find("failure") is not None)
print(total - failed - skipped, failed, skipped)
PYTHON
)
if [ -n "$counts" ]; then
    read -r tests_passed tests_failed tests_skipped <<<"$counts"
    passed=$((passed + tests_passed))
    failed=$((failed + tests_failed))
    if [ -n "${CI:-}" ]; then failed=$((failed + tests_skipped)); else skipped=$((skipped + tests_skipped)); fi
    if [ "$status" -ne 0 ] && [ "$tests_failed" -eq 0 ]; then
        failed=$((failed + 1))
        echo "FAILED: the test run ended with exit code $status; see $log_directory/tests.log"
    fi
else
    failed=$((failed + 1))
    echo "FAILED: the test run left no result; see $log_directory/tests.log"
    tail -20 "$log_directory/tests.log"
fi

finish
