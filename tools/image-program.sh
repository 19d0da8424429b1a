#!/bin/sh
# The program and the libraries of the Swift runtime that it needs, stripped, in one folder: the loader finds them beside
# it ($ORIGIN). What belongs to the system stays the system's.
set -eu
if [ $# -ne 2 ]; then
    echo "usage: tools/image-program.sh PROGRAM FOLDER" >&2
    exit 64
fi
program=$1
folder=$2

mkdir -p "$folder"
cp "$program" "$folder"
ldd "$program" | awk '$3 ~ "/swift/linux/" { print $3 }' | while read -r library; do cp "$library" "$folder"; done
strip --strip-all "$folder/${program##*/}"
strip --strip-unneeded "$folder"/*.so
