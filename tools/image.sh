#!/usr/bin/env bash
# Builds the image of the servers with docker, podman or buildah: `./demo.sh image --help`.
set -euo pipefail
start_directory=${PROMWAVE_START_DIRECTORY:-$PWD}
cd "$(dirname "$0")/.."

# The name that k8s-manifests.yaml runs.
tag=$(awk '$1 == "image:" { print $2; exit }' k8s-manifests.yaml)

usage() {
    cat <<TEXT
usage: ./demo.sh image [options]

Builds the image of both servers with docker, podman or buildah, whichever is there.

  --tag NAME                what it is called (default $tag)
  --platform PLATFORM,…     for which machines (default: this one), for example linux/amd64,linux/arm64
  --push                    also push it to the registry that its name begins with
  --archive FILE            also write it to a file, as \`docker save\` does
  -h, --help                this text
TEXT
}

fail() { # message, exit code
    printf 'demo.sh image: %s\n' "$1" >&2
    exit "${2:-1}"
}

platform=
push=no
archive=
while [ $# -gt 0 ]; do
    case "$1" in
        --push) push=yes ;;
        --tag | --platform | --archive)
            [ -n "${2:-}" ] || fail "$1 needs a value" 64
            case "$1" in
                --tag) tag=$2 ;;
                --platform) platform=$2 ;;
                --archive) archive=$2 ;;
            esac
            shift
            ;;
        --tag=* | --platform=* | --archive=*)
            set -- "${1%%=*}" "${1#*=}" "${@:2}"
            continue
            ;;
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

[[ $tag =~ ^[a-z0-9]([a-z0-9._/:-]*[a-z0-9])?:[A-Za-z0-9_][A-Za-z0-9_.-]*$ ]] ||
    fail "--tag '$tag': expected a name with a version, such as registry.example.com/promwave-servers:0.1" 78
[[ $tag != *:latest ]] ||
    fail "--tag '$tag': a cluster would not notice that it changes; expected a version, such as ${tag%:*}:0.1" 78
for one in ${platform//,/ }; do
    [[ $one =~ ^linux/(amd64|arm64)$ ]] || fail "--platform '$one': expected linux/amd64, linux/arm64 or both" 78
done
several=no
[[ $platform == *,* ]] && several=yes
[ "$several" = no ] || [ -z "$archive" ] || fail "--archive takes one platform: '$platform' are several" 64

# Relative to where the user is.
[[ -z $archive || $archive == /* ]] || archive=$start_directory/$archive

# What docker adds of itself about how the image came about is nothing that a cluster's nodes can load.
export BUILDX_NO_DEFAULT_ATTESTATIONS=1

# The first that works. docker's program may be there without its daemon.
builder=
if command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
    builder=docker
elif command -v podman >/dev/null 2>&1; then
    builder=podman
elif command -v buildah >/dev/null 2>&1; then
    builder=buildah
elif command -v docker >/dev/null 2>&1; then
    fail "docker's daemon does not answer (\`docker info\` says why); start it, or install podman or buildah" 78
else
    fail "docker, podman or buildah is needed to build an image, and none is installed" 78
fi

[ "$several/$builder/$push" != yes/docker/no ] ||
    fail "docker keeps an image for several platforms in a registry only: add --push" 64

options=()
[ -z "$platform" ] || options+=(--platform "$platform")
echo "demo.sh: building $tag with $builder (the first time takes some minutes)" >&2
if [ "$several" = no ]; then
    # The variable is docker's own: its old builder does not know the cache in the Dockerfile.
    DOCKER_BUILDKIT=1 "$builder" build "${options[@]}" --tag "$tag" . >&2
    [ "$push" = no ] || "$builder" push "$tag" >&2
elif [ "$builder" = docker ]; then
    # The engine's own builder makes several platforms only where containerd keeps its images; this one always does.
    docker buildx inspect promwave >/dev/null 2>&1 || docker buildx create --name promwave >&2
    docker buildx build --builder promwave "${options[@]}" --push --tag "$tag" . >&2
else
    # A list that is there would only grow, its old images first, and an image of that name would be in the way.
    "$builder" manifest rm "$tag" >/dev/null 2>&1 || "$builder" rmi "$tag" >/dev/null 2>&1 || true
    "$builder" build "${options[@]}" --manifest "$tag" . >&2
    [ "$push" = no ] || "$builder" manifest push --all "$tag" "docker://$tag" >&2
fi

case "${archive:+$builder}" in
    docker) docker save --output "$archive" "$tag" ;;
    podman) podman save --format docker-archive --output "$archive" "$tag" ;;
    buildah) buildah push --quiet "$tag" "docker-archive:$archive:$tag" ;;
esac
echo "$tag"
