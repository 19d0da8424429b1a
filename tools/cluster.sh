#!/usr/bin/env bash
# promwave in a Kubernetes cluster: builds and loads the image, applies k8s-manifests.yaml, waits until all is ready,
# and shows the waves through kubectl: `./demo.sh cluster --help`.
set -euo pipefail
start_directory=${PROMWAVE_START_DIRECTORY:-$PWD}
cd "$(dirname "$0")/.."

usage() {
    cat <<'TEXT'
usage: ./demo.sh cluster [options] [-- OPTIONS OF promwave]

Deploys promwave to the cluster of kubectl's context and shows its waves. On kind, minikube, k3d and the clusters of
Docker Desktop, OrbStack, Rancher Desktop and Colima the image is built and loaded; any other cluster needs --image, and
is asked about before anything is applied.

  --context NAME            the context of kubectl (default: the current one)
  --namespace NAME          where to deploy (default: default); it has to exist
  --image NAME              an image that the cluster can pull; nothing is built or loaded
  --no-dashboard            stop once all is ready
  --delete                  remove what was deployed
  --yes                     do not ask
  -h, --help                this text
TEXT
}

say() { printf 'demo.sh: %s\n' "$1" >&2; }

fail() { # message, exit code
    printf 'demo.sh cluster: %s\n' "$1" >&2
    exit "${2:-1}"
}

context=
namespace=default
image=
dashboard=yes
delete=no
yes=no
dashboard_arguments=()
while [ $# -gt 0 ]; do
    case "$1" in
        --no-dashboard) dashboard=no ;;
        --delete) delete=yes ;;
        --yes) yes=yes ;;
        --context | --namespace | --image)
            [ -n "${2:-}" ] || fail "$1 needs a value" 64
            case "$1" in
                --context) context=$2 ;;
                --namespace) namespace=$2 ;;
                --image) image=$2 ;;
            esac
            shift
            ;;
        --context=* | --namespace=* | --image=*)
            set -- "${1%%=*}" "${1#*=}" "${@:2}"
            continue
            ;;
        -h | --help)
            usage
            exit 0
            ;;
        --)
            shift
            dashboard_arguments=("$@")
            break
            ;;
        *)
            usage >&2
            fail "unknown option '$1'" 64
            ;;
    esac
    shift
done
[[ $namespace =~ ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$ ]] ||
    fail "--namespace '$namespace': expected a namespace: lower-case letters, digits and -, such as default" 78
tag_or_digest='(:[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})'
[ -z "$image" ] || [[ $image =~ ^[a-z0-9]([a-z0-9._/:-]*[a-z0-9])?$tag_or_digest$ ]] ||
    fail "--image '$image': expected a name with a version, such as registry.example.com/promwave-servers:0.1" 78

# --- Which cluster ---------------------------------------------------------------------------------------------------

# Relative files of KUBECONFIG are from where the user is.
if [ -n "${KUBECONFIG:-}" ]; then
    IFS=: read -ra files <<<"$KUBECONFIG"
    for index in "${!files[@]}"; do
        [[ -z ${files[index]} || ${files[index]} == /* ]] || files[index]=$start_directory/${files[index]}
    done
    KUBECONFIG=$(IFS=: && echo "${files[*]}")
    export KUBECONFIG
fi

command -v kubectl >/dev/null 2>&1 ||
    fail "kubectl is not installed or not on PATH: https://kubernetes.io/docs/tasks/tools" 78
contexts=$(kubectl config get-contexts --output name) ||
    fail "kubectl cannot read its configuration${KUBECONFIG:+, KUBECONFIG=$KUBECONFIG}: see above" 78
if [ -z "$context" ]; then
    context=$(kubectl config current-context 2>/dev/null) || context=
fi
if [ -z "$contexts" ]; then
    fail "kubectl knows no cluster${KUBECONFIG:+ of KUBECONFIG=$KUBECONFIG}; create one, for example with: kind create cluster" 78
elif [ -z "$context" ]; then
    fail "kubectl has no current context; choose one with --context: ${contexts//$'\n'/, }" 78
fi
grep -qxF -- "$context" <<<"$contexts" ||
    fail "--context '$context': kubectl knows no such context; there are: ${contexts//$'\n'/, }" 78

in_context() { kubectl --context "$context" "$@"; }
of_context() { in_context config view --minify --output "jsonpath=$1" 2>/dev/null || true; }
server=$(of_context '{.clusters[0].cluster.server}')

# How an image gets to the nodes; empty for a cluster that is not on this machine.
loader=
case "$context" in
    kind-*) loader=kind ;;
    k3d-*) loader=k3d ;;
    minikube) loader=minikube ;;
    # They run what docker has built.
    docker-desktop | orbstack | rancher-desktop | colima | colima-*) loader=docker ;;
    # A profile of minikube may have any name, but its entry says whose it is.
    *)
        provider=$(of_context '{.clusters[0].cluster.extensions[*].extension.provider}')
        [[ $provider != *minikube.sigs.k8s.io* ]] || loader=minikube
        ;;
esac

if [ -z "$loader" ] && [ -z "$image" ] && [ "$delete" = no ]; then
    fail "context '$context' is not a local cluster, and cannot see the images of this machine. Push the image to a
registry that the cluster can pull from, and name it:
    ./demo.sh image --tag registry.example.com/promwave-servers:0.1 --push
    ./demo.sh cluster --image registry.example.com/promwave-servers:0.1" 78
fi
if [ -n "$loader" ] && [ -z "$image" ] && [ "$delete" = no ]; then
    command -v "$loader" >/dev/null 2>&1 ||
        fail "$loader is not installed or not on PATH; it takes the image into the cluster of context '$context'" 78
fi
# Beside one of these clusters docker often has another engine, whose images the cluster does not see.
if [ "$loader" = docker ] && [ -z "$image" ] && [ "$delete" = no ]; then
    engine=$context
    [ "$context" != docker-desktop ] || engine=desktop-linux
    if [ -z "${DOCKER_HOST:-}${DOCKER_CONTEXT:-}" ] && docker context inspect "$engine" >/dev/null 2>&1; then
        export DOCKER_CONTEXT=$engine
    fi
    docker info >/dev/null 2>&1 ||
        fail "docker's daemon does not answer (\`docker info\` says why); the cluster of context '$context' takes its images from it" 78
fi
in_context --request-timeout 10s get --raw /version >/dev/null ||
    fail "the cluster of context '$context' ($server) does not answer: see above"

say "context '$context' ($server), namespace '$namespace'"
if [ -z "$loader" ] && [ "$yes" = no ]; then
    verb=deploys
    [ "$delete" = no ] || verb=deletes
    [ -t 0 ] ||
        fail "context '$context' is not a local cluster, and there is no terminal to ask on; --yes $verb all the same" 78
    verb="Deploy promwave to it"
    [ "$delete" = no ] || verb="Delete promwave from it"
    printf 'This is not a local cluster. %s? [y/N] ' "$verb" >&2
    read -r answer || answer=
    [[ $answer =~ ^[Yy]([Ee][Ss])?$ ]] || fail "nothing was changed"
fi

# --- What is applied -------------------------------------------------------------------------------------------------

scratch=$(mktemp -d "${TMPDIR:-/tmp}/promwave.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# The same files, with this namespace and this image.
cp k8s-manifests.yaml "$scratch"
cat >"$scratch/kustomization.yaml" <<TEXT
namespace: $namespace
resources: [k8s-manifests.yaml]
TEXT
if [ -n "$image" ]; then
    name=${image%@*}
    [[ ${name##*/} == *:* ]] && name=${name%:*}
    printf 'images:\n  - name: localhost/promwave-servers\n    newName: %s\n' "$name" >>"$scratch/kustomization.yaml"
    case "$image" in
        *@*) printf '    digest: %s\n' "${image##*@}" >>"$scratch/kustomization.yaml" ;;
        *) printf '    newTag: "%s"\n' "${image##*:}" >>"$scratch/kustomization.yaml" ;;
    esac
fi

if [ "$delete" = yes ]; then
    in_context delete --ignore-not-found --kustomize "$scratch"
    exit
fi

# Where the API server listens behind its Service, which a NetworkPolicy may see instead: colima's chooses a port of its
# own, and k3s takes any that it is given.
port=$(in_context get endpointslices --namespace default --selector kubernetes.io/service-name=kubernetes \
    --output 'jsonpath={.items[0].ports[0].port}' 2>/dev/null) || port=
if [[ $port =~ ^[0-9]+$ ]] && ! grep -q "^ *- port: $port$" k8s-manifests.yaml; then
    sed -i "s/^\( *\)- port: 16443$/&\n\1- port: $port/" "$scratch/k8s-manifests.yaml"
fi

# Whoever has rights within a namespace need not have one to the namespace itself.
answer=$(in_context get namespace "$namespace" 2>&1 >/dev/null) || [[ $answer == *"(Forbidden)"* ]] || {
    printf '%s\n' "$answer" >&2
    fail "--namespace '$namespace': see above; to create it: kubectl --context $context create namespace $namespace" 78
}

# --- Deploy ----------------------------------------------------------------------------------------------------------

[ "$dashboard" = no ] || ./demo.sh --build-only

if [ -z "$image" ]; then
    if [ "$loader" = docker ]; then
        ./tools/image.sh >/dev/null
    else
        PROMWAVE_START_DIRECTORY=$PWD ./tools/image.sh --archive "$scratch/image.tar" >/dev/null
        say "loading the image with $loader"
        case "$loader" in
            kind) kind load image-archive --name "${context#kind-}" "$scratch/image.tar" ;;
            k3d) k3d image import --cluster "${context#k3d-}" "$scratch/image.tar" ;;
            minikube) minikube --profile "$context" image load "$scratch/image.tar" ;;
        esac >&2
        rm "$scratch/image.tar"
    fi
fi

here() { in_context --namespace "$namespace" "$@"; }
ours=(--selector app.kubernetes.io/part-of=promwave)
before=$(here get deployments "${ours[@]}" --output name)
in_context apply --kustomize "$scratch" >&2
# What ran before would go on with the old image and the old settings, which have the same names.
[ -z "$before" ] || here rollout restart deployment "${ours[@]}" >&2

say "waiting until all is ready"
for deployment in metrics-server-1 metrics-server-2 promdiscovery; do
    here rollout status "deployment/$deployment" --timeout 180s >&2 || {
        here get pods "${ours[@]}" >&2 || true
        # The newest: a controller that is refused a pod tries again and again.
        here get events --field-selector type=Warning --sort-by .lastTimestamp | tail -n 6 >&2 || true
        fail "$deployment is not ready after 3 minutes; see above, and README.md, Troubleshooting"
    }
done

# --- Show ------------------------------------------------------------------------------------------------------------

watch=("$PWD/.build/release/promwave" "--kubectl=$context" --namespace "$namespace")
if [ "$dashboard" = no ]; then
    here get pods "${ours[@]}"
    cat >&2 <<TEXT
dashboard: ${watch[*]@Q}
to remove: ./demo.sh cluster --delete --context ${context@Q} --namespace $namespace
TEXT
    exit
fi
rm -rf "$scratch"
# Its arguments may name files.
cd "$start_directory"
exec "${watch[@]}" "${dashboard_arguments[@]}"
