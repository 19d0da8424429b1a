#!/bin/sh
# Gathers the files of the image in a folder that becomes its root: programs with the libraries that they load, the
# certificates of curl, a user. For the Dockerfile, inside a Debian with these packages.
set -eu
if [ $# -lt 2 ]; then
    echo "usage: tools/image-files.sh FOLDER PROGRAM…" >&2
    exit 64
fi
root=$1
shift

# Notes which package a file is of, in the place where scanners for vulnerabilities look when there is no package manager.
note_package() { # file
    file=$(readlink -f "$1")
    # The list may have it without /usr, from before the two were merged.
    package=$(dpkg-query --search "$file" "${file#/usr}" 2>/dev/null | head -n 1 | cut -d : -f 1)
    [ -z "$package" ] || dpkg-query --status "$package" >"$root/var/lib/dpkg/status.d/$package"
}

# The same merged /usr as Debian's, so that a path means the same here and there.
mkdir -p "$root/usr/bin" "$root/usr/lib" "$root/usr/lib64" "$root/etc" "$root/var/lib/dpkg/status.d"
ln -s usr/bin "$root/bin"
ln -s usr/lib "$root/lib"
ln -s usr/lib64 "$root/lib64"
mkdir -m 1777 "$root/tmp"

for program in "$@"; do
    cp --parents "$program" "$root"
    note_package "$program"
    # `name => path (address)`, and the loader itself as `path (address)`; what lies beside the program is there already.
    ldd "$program" | awk '$2 == "=>" { print $3 } $1 ~ "^/" { print $1 }' | while read -r library; do
        [ -e "$root$library" ] || cp --dereference --parents "$library" "$root"
        note_package "$library"
    done
done
# A few tools for `kubectl exec`, and `sleep` for the preStop hook.
for tool in cat env id ls netstat nslookup ps sh sleep; do ln -s busybox "$root/usr/bin/$tool"; done

note_package /usr/share/ca-certificates
cp --dereference --parents /etc/ssl/certs/ca-certificates.crt /etc/os-release "$root"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
echo 'promwave:x:65532:65532:promwave:/:/bin/sh' >"$root/etc/passwd"
echo 'promwave:x:65532:' >"$root/etc/group"
