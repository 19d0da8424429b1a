#!/usr/bin/env bash
# Prints the path of a Prometheus binary: the system's, or Debian's package unpacked beneath .build, so that no system
# service starts. promtool lies beside it.
set -euo pipefail
cd "$(dirname "$0")/.."

unpacked=$PWD/.build/prometheus/usr/bin/prometheus
if [ -x "$unpacked" ]; then
    echo "$unpacked"
elif command -v prometheus >/dev/null 2>&1 && command -v promtool >/dev/null 2>&1; then
    command -v prometheus
elif command -v apt-get >/dev/null 2>&1 && command -v dpkg >/dev/null 2>&1; then
    mkdir -p .build/prometheus
    (
        cd .build/prometheus
        # What an earlier download left, even half a package.
        rm -f prometheus_*.deb
        for _ in 1 2 3; do
            apt-get download prometheus >log 2>&1 && break
            apt-get update >/dev/null 2>&1 || sleep 5
        done
        dpkg -x prometheus_*.deb . || {
            cat log
            exit 1
        }
        rm -f prometheus_*.deb
    ) >&2
    echo "$unpacked"
else
    echo "Prometheus is not installed, and cannot be fetched without apt: install it from https://prometheus.io/download" >&2
    exit 1
fi
