"""The image: its last two stages, built around the program that was just built, and run as the manifests would."""

import json
import os
import pathlib
import shutil
import subprocess
import time
import unittest

import support

FOLDER = support.ROOT / ".build/image-test"
BASE = "docker.io/library/debian:bookworm-slim"
IMAGE = "localhost/promwave-servers:test"
# A storage of its own: images of the same name that a user has stay as they are.
STORAGE = ["--root", str(FOLDER / "storage"), "--runroot", str(FOLDER / "run"), "--storage-driver", "vfs"]


def run(*command, check=True, timeout=1200, attempts=1):
    for _ in range(attempts):
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=timeout)
        if done.returncode == 0:
            break
    if check and done.returncode != 0:
        raise AssertionError(f"{command[0]} ended with {done.returncode}: {done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done


def buildah(*arguments, **options):
    return run("buildah", *STORAGE, *arguments, **options)


def podman(*arguments, **options):
    return run("podman", *STORAGE, *arguments, **options)


def get_base():
    """The image that the Dockerfile builds on: from its registry, or the same Debian put together with mmdebstrap."""
    if buildah("pull", "--quiet", BASE, check=False).returncode == 0:
        return
    tar = FOLDER / "debian.tar"
    if not tar.exists():
        part = tar.with_suffix(".part.tar")
        # Mirrors fail now and then.
        options = ["--variant=minbase", "--dpkgopt=path-exclude=/usr/share/doc/*", '--aptopt=Acquire::Retries "3"']
        run("mmdebstrap", *options, "bookworm", part, attempts=3)
        part.rename(tar)
    podman("import", tar, BASE)


def is_bookworm():
    release = pathlib.Path("/etc/os-release")
    return release.exists() and "VERSION_CODENAME=bookworm" in release.read_text()


@unittest.skipUnless(support.has("buildah", "podman", "mmdebstrap"), "buildah, podman and mmdebstrap are not installed")
@unittest.skipUnless(os.geteuid() == 0, "only root can put a Debian together and look into an image")
@unittest.skipUnless(is_bookworm(), "the program was not built on Debian 12, which is what the image has")
class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.clean()
        cls.addClassCleanup(cls.clean)
        FOLDER.mkdir(parents=True, exist_ok=True)
        run(support.ROOT / "tools/image-program.sh", support.SERVERS, FOLDER / "build/program")
        get_base()
        # The stage that compiles is replaced by what has been compiled.
        context = f"build={FOLDER / 'build'}"
        options = ["--isolation", "chroot", "--build-context", context, "--tag", IMAGE]
        buildah("build", *options, support.ROOT, attempts=3)
        container = buildah("from", IMAGE).stdout.strip()
        cls.root = pathlib.Path(buildah("mount", container).stdout.strip())
        (cls.description,) = json.loads(podman("image", "inspect", IMAGE).stdout)

    @classmethod
    def clean(cls):
        """All but the Debian, which takes longest."""
        if (FOLDER / "storage").exists():
            podman("rm", "--all", "--force", "--time", "0", check=False)
            buildah("rm", "--all", check=False)
        for name in ("storage", "run", "build"):
            shutil.rmtree(FOLDER / name, ignore_errors=True)

    def files(self):
        return [path for path in self.root.rglob("*") if path.is_file() and not path.is_symlink()]

    def test_it_is_smaller_than_120_megabytes(self):
        self.assertLess(sum(path.stat().st_size for path in self.files()), 120_000_000)
        self.assertLess(self.description["Size"], 120_000_000)

    def test_it_is_nobodys_root_by_number(self):
        self.assertEqual(self.description["User"], "65532:65532")
        self.assertEqual(self.description["Config"]["Entrypoint"], ["/usr/lib/promwave/promwave-servers"])

    def test_there_is_curl_and_a_shell_but_nothing_that_compiles_or_installs(self):
        programs = {path.name for path in (self.root / "usr/bin").iterdir()}
        self.assertEqual(
            programs, {"busybox", "cat", "curl", "env", "id", "ls", "netstat", "nslookup", "ps", "sh", "sleep"}
        )
        self.assertTrue((self.root / "etc/ssl/certs/ca-certificates.crt").exists())
        self.assertEqual([path for path in self.files() if path.stat().st_mode & 0o6000], [])

    def test_a_scanner_sees_which_packages_are_in_it(self):
        packages = {path.name for path in (self.root / "var/lib/dpkg/status.d").iterdir()}
        self.assertLessEqual({"busybox", "ca-certificates", "curl", "libc6", "libcurl4", "libssl3"}, packages)
        self.assertNotIn("dpkg", packages)
        for package in packages:
            text = (self.root / "var/lib/dpkg/status.d" / package).read_text()
            self.assertTrue(text.startswith(f"Package: {package}\n"), package)
        self.assertIn('VERSION_ID="12"', (self.root / "etc/os-release").read_text())

    def test_the_program_and_its_libraries_are_stripped(self):
        folder = self.root / "usr/lib/promwave"
        self.assertGreater(len(list(folder.glob("*.so"))), 5)
        for path in folder.iterdir():
            self.assertNotIn(".symtab", run("readelf", "--sections", "--wide", path).stdout, path.name)

    def start(self, name):
        """The server of a deployment, with its settings and all that its securityContext asks for."""
        objects = support.manifests()
        deployment = support.of_kind(objects, "Deployment")[name]
        pod = deployment["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        options = ["--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"]
        options += ["--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024", "--memory"]
        options += [container["resources"]["limits"]["memory"].removesuffix("i").lower()]
        for sysctl in pod["securityContext"]["sysctls"]:
            options += ["--sysctl", f"{sysctl['name']}={sysctl['value']}"]
        for variable, value in support.settings_of(deployment, objects).items():
            options += ["--env", f"{variable}={value}"]
        if support.has("runc"):
            options += ["--runtime", "runc"]
        started = podman("run", "--detach", "--name", name, *options, IMAGE, *container["args"], check=False)
        if started.returncode != 0:
            self.skipTest(f"podman cannot run a container here: {started.stderr.strip()}")
        self.addCleanup(podman, "rm", "--force", "--time", "0", name)
        for _ in range(200):
            if podman("exec", name, "curl", "-sf", "localhost/readyz", check=False).returncode == 0:
                return container
            time.sleep(0.1)
        self.fail(f"{name} did not become ready: {podman('logs', name).stderr}")

    def test_a_metrics_server_serves_its_wave_on_port_80_without_rights(self):
        self.start("metrics-server-2")
        page = podman("exec", "metrics-server-2", "curl", "-s", "localhost/metrics2").stdout
        value = float(page.splitlines()[-1].removeprefix("my_first_metric "))
        self.assertTrue(45 <= value <= 55, page)
        self.assertEqual(podman("exec", "metrics-server-2", "id", "-u").stdout, "65532\n")
        self.assertNotEqual(podman("exec", "metrics-server-2", "sh", "-c", ">/file", check=False).returncode, 0)

    def test_discovery_answers_within_its_pod_and_ends_in_time(self):
        container = self.start("promdiscovery")
        answer = json.loads(podman("exec", "promdiscovery", "curl", "-s", "localhost/targets").stdout)
        self.assertEqual(
            answer,
            [
                {
                    "targets": [f"metrics-server-{n}.default.svc.cluster.local:80" for n in (1, 2)],
                    "labels": {"metrics_path": "/metrics2", "kubernetes_namespace": "default"},
                }
            ],
        )
        podman("exec", "promdiscovery", *container["lifecycle"]["preStop"]["exec"]["command"][:1], "0")
        # One that had to be killed after that would not end with 0.
        podman("stop", "--time", "60", "promdiscovery")
        self.assertEqual(podman("inspect", "--format", "{{.State.ExitCode}}", "promdiscovery").stdout, "0\n")
