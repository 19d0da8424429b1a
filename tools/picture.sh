#!/usr/bin/env bash
# Makes docs/dashboard.svg, README.md's picture, of the recording docs/waves.om. With --check it only says whether the
# picture is current. (tools/recording.sh makes the recording.)
set -euo pipefail
cd "$(dirname "$0")/.."

picture=docs/dashboard.svg
draw() { .build/release/promwave snapshot --replay docs/waves.om --utc --size 110x32 --format svg; }

if [ "${1:-}" = --check ]; then
    draw | cmp - "$picture" || {
        echo "$picture is not what the dashboard draws now: run tools/picture.sh, look at it, commit it" >&2
        exit 1
    }
else
    draw >"$picture.new"
    mv "$picture.new" "$picture"
    echo "written: $picture" >&2
fi
