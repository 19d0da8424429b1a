"""What the tests share: where things are, and how the manifests are read."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SERVERS = pathlib.Path(os.environ.get("PROMWAVE_BIN") or ROOT / ".build/release") / "promwave-servers"
PROMTOOL = pathlib.Path(os.environ.get("PROMWAVE_PROMETHEUS") or "/nowhere/prometheus").with_name("promtool")


def has(*programs):
    return all(shutil.which(program) for program in programs)


def documents(text):
    return [document for document in yaml.safe_load_all(text) if document]


def manifests():
    return documents((ROOT / "k8s-manifests.yaml").read_text())


def of_kind(objects, kind):
    return {item["metadata"]["name"]: item for item in objects if item["kind"] == kind}


def containers(deployment):
    return deployment["spec"]["template"]["spec"]["containers"]


def matches(selector, labels):
    return all(labels.get(name) == value for name, value in selector.items())


def settings_of(deployment, objects):
    """The environment of its container, as its ConfigMap gives it."""
    maps = of_kind(objects, "ConfigMap")
    (container,) = containers(deployment)
    names = [source["configMapRef"]["name"] for source in container["envFrom"]]
    return {name: value for each in names for name, value in maps[each]["data"].items()}


@contextlib.contextmanager
def temporary_folder():
    with tempfile.TemporaryDirectory(prefix="promwave-test.") as folder:
        yield pathlib.Path(folder)


@contextlib.contextmanager
def server(arguments, environment):
    """A server on a free port of this machine instead of its own; the value is its URL."""
    process = subprocess.Popen(
        [SERVERS, *arguments, "--port", "0"],
        env=environment,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        line = process.stderr.readline()
        port = re.search(r"listening on \S*:(\d+): ", line)
        if not port:
            raise AssertionError(f"it did not start: {line}{process.stderr.read()}")
        yield f"http://localhost:{port[1]}"
    finally:
        process.terminate()
        process.communicate(timeout=10)
