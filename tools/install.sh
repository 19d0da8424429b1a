#!/usr/bin/env bash
# Installs the two programs with their completions and manual pages for one user, or takes them away again.
# `./demo.sh install --help` lists the options.
set -euo pipefail
PROMWAVE_START_DIRECTORY=${PROMWAVE_START_DIRECTORY:-$PWD}
cd "$(dirname "$0")/.."

usage() {
    cat <<'TEXT'
usage: ./demo.sh install [--prefix DIR] [--uninstall]

  --prefix DIR   where to install to (default ~/.local; no root is needed there)
  --uninstall    remove what an installation with the same prefix has put there

Programs go to DIR/bin, completions for bash, zsh and fish and the manual pages to DIR/share.
TEXT
}

fail() { # message, exit code
    printf 'demo.sh install: %s\n' "$1" >&2
    exit "${2:-1}"
}

prefix=${HOME:-}/.local
uninstall=no
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix)
            [ -n "${2:-}" ] || fail "--prefix needs a directory" 64
            prefix=$2
            shift
            ;;
        --prefix=?*) prefix=${1#--prefix=} ;;
        --uninstall) uninstall=yes ;;
        -h | --help)
            usage
            exit 0
            ;;
        *)
            usage >&2
            fail "unknown option '$1'" 64
            ;;
    esac
    shift
done
# Relative to where the user is, which `demo.sh` and this script have left.
[[ $prefix == /* ]] || prefix=$PROMWAVE_START_DIRECTORY/$prefix
prefix=${prefix%/}

bash_folder=$prefix/share/bash-completion/completions
zsh_folder=$prefix/share/zsh/site-functions
fish_folder=$prefix/share/fish/vendor_completions.d
manual_folder=$prefix/share/man/man1

files=()
for program in promwave promwave-servers; do
    files+=("$prefix/bin/$program" "$bash_folder/$program" "$zsh_folder/_$program" "$fish_folder/$program.fish"
        "$manual_folder/$program.1")
done

if [ "$uninstall" = yes ]; then
    for file in "${files[@]}"; do
        if [ -e "$file" ]; then
            rm -f "$file"
            echo "removed $file"
        fi
    done
    rmdir "$bash_folder" "$zsh_folder" "$fish_folder" "$manual_folder" 2>/dev/null || true
    exit 0
fi

./demo.sh --build-only
mkdir -p "$prefix/bin" "$bash_folder" "$zsh_folder" "$fish_folder" "$manual_folder" ||
    fail "cannot write to $prefix; choose another place with --prefix"
for program in promwave promwave-servers; do
    built=.build/release/$program
    # In one step, so that a program that runs goes on, and nobody sees half of one.
    install -m 755 "$built" "$prefix/bin/.$program.new"
    mv -f "$prefix/bin/.$program.new" "$prefix/bin/$program"
    "$built" --generate-completion-script bash >"$bash_folder/$program"
    "$built" --generate-completion-script zsh >"$zsh_folder/_$program"
    "$built" --generate-completion-script fish >"$fish_folder/$program.fish"
    install -m 644 "docs/man/$program.1" "$manual_folder/$program.1"
done
for file in "${files[@]}"; do echo "installed $file"; done

case ":$PATH:" in
    *":$prefix/bin:"*) ;;
    *)
        echo
        echo "$prefix/bin is not on PATH; add to your shell's start-up file:"
        echo "    export PATH=\"$prefix/bin:\$PATH\""
        ;;
esac
cat <<TEXT

Completions: bash (with the package bash-completion) and fish find them in a new shell; for zsh add before compinit:
    fpath=("$zsh_folder" \$fpath)
Manual: man promwave; where that finds nothing: man "$manual_folder/promwave.1"
TEXT
