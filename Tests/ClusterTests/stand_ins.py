"""A folder with demo.sh, and stand-ins for what it calls: each writes down how it was called."""

import contextlib
import os
import pty
import shlex
import shutil
import subprocess

import support

# What the scripts need of the system; everything else is a stand-in, or missing.
TOOLS = (
    "awk bash cat cp dirname env find grep head id mktemp readlink rm sed seq sh sleep sort tail touch uniq"
).split()

RECORD = """#!/bin/sh
echo "${0##*/} $*" >>"$CALLS"
"""

# Its answers come from variables; `apply` and `delete` keep a copy of what they were given.
KUBECTL = RECORD + """
all=" $* "
case "$all" in
    *" config get-contexts "*)
        [ -z "$BROKEN_CONFIG" ] || { echo "error loading config file" >&2; exit 1; }
        [ -z "$CONTEXTS" ] || printf '%s\\n' $CONTEXTS
        ;;
    *" config current-context "*) [ -n "$CURRENT" ] && echo "$CURRENT" || exit 1 ;;
    *"cluster.server}"*) echo https://cluster.example:6443 ;;
    *"extension.provider}"*) echo "$PROVIDER" ;;
    *" --raw /version "*) [ -z "$UNREACHABLE" ] || { echo "connection refused" >&2; exit 1; } ;;
    *" get namespace "*) [ -z "$NO_NAMESPACE" ] || { echo "Error from server ($NO_NAMESPACE): namespaces" >&2; exit 1; } ;;
    *" get endpointslices "*) printf '%s' "$API_PORT" ;;
    *" get deployments "*) printf '%s' "$DEPLOYED" ;;
    *" get events "*) for each in 1 2 3 4 5 6 7 8; do echo "Warning FailedCreate $each"; done ;;
    *" get pods "*) echo "promdiscovery-x 0/1 ImagePullBackOff" ;;
    *" rollout status "*) [ -z "$NEVER_READY" ] || { echo "timed out waiting" >&2; exit 1; } ;;
    *" --kustomize "*) for folder; do :; done; cp -r "$folder" "$APPLIED" ;;
esac
"""

# `docker info` fails where its daemon does not run; `save` and `push` write the archive.
BUILDER = """#!/bin/sh
echo "${0##*/}${DOCKER_CONTEXT:+ ($DOCKER_CONTEXT)} $*" >>"$CALLS"
case "$1 $2 $3" in "context inspect "*) [ "$3" = "$ENGINE" ]; exit ;; esac
[ "$1" != info ] || [ -z "$NO_DAEMON" ] || exit 1
for word; do
    case "$last $word" in "--output "*) echo archive >"$word" ;; esac
    case "$word" in docker-archive:*) file=${word#docker-archive:}; echo archive >"${file%%:*}" ;; esac
    last=$word
done
"""

# The archive has to be there when it is loaded.
LOADER = RECORD + """
for word; do case "$word" in /*) [ -s "$word" ] || exit 1 ;; esac; done
"""


class Demo:
    def __init__(self, folder, programs):
        self.folder = folder
        self.calls_file = folder / "calls"
        self.applied = folder / "applied"
        self.scratch = folder / "scratch"
        self.variables = {}
        for name in ("demo.sh", "k8s-manifests.yaml", "Package.swift"):
            shutil.copy(support.ROOT / name, folder)
        shutil.copytree(support.ROOT / "tools", folder / "tools")
        for name in ("bin", "scratch", "Sources", ".build/release"):
            (folder / name).mkdir(parents=True)
        for name in TOOLS:
            (folder / "bin" / name).symlink_to(shutil.which(name))
        texts = {"kubectl": KUBECTL, "docker": BUILDER, "podman": BUILDER, "buildah": BUILDER}
        for name in programs:
            self.put(f"bin/{name}", texts.get(name, LOADER))
        # Newer than Package.swift, and so no reason to build.
        for name in ("promwave", "promwave-servers"):
            self.put(f".build/release/{name}", RECORD)

    def put(self, name, text):
        (self.folder / name).write_text(text)
        (self.folder / name).chmod(0o755)

    @property
    def environment(self):
        return {
            "PATH": str(self.folder / "bin"),
            "TMPDIR": str(self.scratch),
            "CALLS": str(self.calls_file),
            "APPLIED": str(self.applied),
            "HOME": str(self.folder),
            **self.variables,
        }

    def run(self, *arguments, start=None):
        """Without a terminal, from the folder where the user is. The exit code, and what was said."""
        done = subprocess.run(
            [self.folder / "demo.sh", *arguments],
            env=self.environment,
            cwd=start,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
        )
        return done.returncode, done.stdout + done.stderr

    def run_on_terminal(self, answer, *arguments):
        """As `run`, with a terminal on which a person types the answer."""
        ours, theirs = pty.openpty()
        try:
            os.write(ours, answer.encode())
            done = subprocess.run(
                [self.folder / "demo.sh", *arguments],
                env=self.environment,
                stdin=theirs,
                capture_output=True,
                text=True,
                timeout=60,
            )
        finally:
            os.close(ours)
            os.close(theirs)
        return done.returncode, done.stdout + done.stderr

    def calls(self, *programs):
        """How the programs were called, without folders that have random names."""
        lines = self.calls_file.read_text().splitlines() if self.calls_file.exists() else []
        found = [line for line in lines if line.split()[0] in programs]
        return [" ".join("FILE" if str(self.scratch) in word else word for word in line.split()) for line in found]

    def changes(self):
        """The calls of kubectl that change the cluster."""
        verbs = {"apply", "delete", "restart"}
        return [line for line in self.calls("kubectl") if verbs & set(shlex.split(line))]

    def leftovers(self):
        return [entry.name for entry in self.scratch.iterdir()]


@contextlib.contextmanager
def demo(*programs, **variables):
    with support.temporary_folder() as folder:
        each = Demo(folder, programs)
        each.variables = variables
        yield each
