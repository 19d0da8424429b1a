#!/usr/bin/env bash
# Prints the path of a Python that has the schemas of Kubernetes: an environment beneath .build, filled from PyPI once.
set -euo pipefail
cd "$(dirname "$0")/.."

package=kubernetes-validate==1.37.0
environment=$PWD/.build/python-${package#*==}
if [ ! -e "$environment/ready" ]; then
    command -v python3 >/dev/null 2>&1 || {
        echo "python3 is not installed; on Debian and Ubuntu: apt-get install python3-venv" >&2
        exit 1
    }
    rm -rf "$environment"
    python3 -m venv "$environment" >&2
    "$environment/bin/pip" install --quiet --retries 10 --disable-pip-version-check "$package" >&2
    touch "$environment/ready"
fi
echo "$environment/bin/python"
