#!/usr/bin/env bash
# Every check of the project; ends with `N passed, N failed`. What a check needs from the system is installed with apt
# where that is possible (root or passwordless sudo); otherwise the check says what is missing.
# With CI set, what is missing is a failure; elsewhere it is skipped, and said so.
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")" || exit

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

# Adds what a test run has counted; one without a count, or with a failure that it did not count, has failed as a whole.
count() { # log, exit code, "PASSED FAILED SKIPPED"
    local run_passed run_failed run_skipped
    if ! read -r run_passed run_failed run_skipped <<<"$3" || [ -z "$run_skipped" ]; then
        failed=$((failed + 1))
        echo "FAILED: the test run left no result; see $1"
        tail -20 "$1"
        return
    fi
    passed=$((passed + run_passed))
    failed=$((failed + run_failed))
    if [ -n "${CI:-}" ]; then failed=$((failed + run_skipped)); else skipped=$((skipped + run_skipped)); fi
    if [ "$2" -ne 0 ] && [ "$run_failed" -eq 0 ]; then
        failed=$((failed + 1))
        echo "FAILED: the test run ended with exit code $2; see $1"
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
    local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3
        -o DPkg::Lock::Timeout=120)
    # Mirrors fail now and then. Without the newest lists what is wanted may be found all the same.
    for _ in 1 2 3; do
        "${apt[@]}" update
        "${apt[@]}" install -y --no-install-recommends "${missing[@]}" && return
        sleep 5
    done >"$log_directory/apt.log" 2>&1
    tail -5 "$log_directory/apt.log"
    return 1
}

say "What the checks need"
if command -v apt-get >/dev/null 2>&1; then
    install libncurses-dev tmux shellcheck python3
    install python3-venv buildah podman runc mmdebstrap
    command -v kubectl >/dev/null 2>&1 || install kubernetes-client
fi
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
    # A fresh clone fetches its dependencies here, and a network fails now and then.
    for _ in 1 2 3; do
        swift package resolve >"$log_directory/resolve.log" 2>&1 && break
        sleep 5
    done
    swift build -c release --build-tests --explicit-target-dependency-import-check error 2>&1 |
        tee "$log_directory/build.log" | grep -E '^\[[0-9]+/[0-9]+\] (Linking|Emitting)|error:|warning:|Compiling.*Tests' |
        awk 'NR % 20 == 1 || /error|warning/'
    return "${PIPESTATUS[0]}"
}
check "everything builds without a warning" build
[ "$failed" -eq 0 ] || { grep -E 'error' "$log_directory/build.log" | head -20; finish; }

say "The manual"
# shellcheck disable=SC2317  # `check` calls it
manual_is_current() {
    if ./tools/manual.py .build/release "$log_directory/man" && diff -r docs/man "$log_directory/man"; then return; fi
    echo "write it anew: ./tools/manual.py .build/release docs/man"
    return 1
}
check "the manual pages say what the programs say" manual_is_current
if command -v mandoc >/dev/null 2>&1; then check "mandoc finds nothing" mandoc -T lint -W warning docs/man/*.1; fi

say "Prometheus's own word on the files"
if [ -n "$PROMWAVE_PROMETHEUS" ]; then
    promtool=$(dirname "$PROMWAVE_PROMETHEUS")/promtool
    check "promtool accepts prometheus.yml" "$promtool" check config prometheus.yml
else
    skip "the checks against a real Prometheus" "it is not installed and could not be fetched"
fi

say "In a cluster"
# The manifests, the image, and ./demo.sh image and cluster. The last line of the output counts.
if python=$(./tools/python.sh); then
    "$python" Tests/ClusterTests >"$log_directory/cluster.log" 2>&1
    status=$?
    grep -E '\.\.\. (FAIL|ERROR|skipped)|^[A-Za-z]*Error|^Ran ' "$log_directory/cluster.log" | head -60
    count "$log_directory/cluster.log" "$status" "$(tail -1 "$log_directory/cluster.log" | grep -E '^[0-9]+ [0-9]+ [0-9]+$')"
else
    skip "the checks of the manifests and of the image" "the schemas of Kubernetes could not be fetched from PyPI"
fi

say "The picture"
check "docs/dashboard.svg is what the dashboard draws of docs/waves.om" ./tools/picture.sh --check

say "Tests"
# Unit tests of every module, and end to end: real sockets, a real Prometheus, real terminals.
run_tests() { # name of the log, options of swift test …
    local name=$1 status counts
    shift
    swift test -c release --skip-build --xunit-output "$log_directory/$name.xml" "$@" >"$log_directory/$name.log" 2>&1
    status=$?
    grep -E '^✘|^error:|Fatal error|Test run with' "$log_directory/$name.log" | head -60
    counts=$(python3 - "$log_directory/$name-swift-testing.xml" <<'PYTHON'
import sys, xml.etree.ElementTree as tree
total = failed = skipped = 0
for suite in tree.parse(sys.argv[1]).getroot().iter("testsuite"):
    total += int(suite.get("tests", 0))
    skipped += int(suite.get("skipped", 0))
    failed += sum(1 for case in suite.iter("testcase") if case.find("failure") is not None)
print(total - failed - skipped, failed, skipped)
PYTHON
    )
    count "$log_directory/$name.log" "$status" "$counts"
}
# One after another: many have short limits, and a machine with two cores runs nearly a thousand at once late.
run_tests unit --no-parallel --skip EndToEndTests --skip ClusterScaleTests
# Apart from them, since a machine that runs terminals and a real Prometheus at the same time is no place for short limits.
run_tests end-to-end --filter EndToEndTests --skip EndToEndTests/ResponseTests --skip EndToEndTests/ResourceTests
# One by one, since they measure, or keep a machine busy that others measure on.
run_tests alone --no-parallel --filter 'ClusterScaleTests|EndToEndTests/Res(ponse|ource)Tests'

finish
