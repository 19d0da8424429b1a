"""./demo.sh image, with stand-ins for docker, podman and buildah."""

import unittest

from stand_ins import demo

NAME = "localhost/promwave-servers:0.1"
BOTH = "linux/amd64,linux/arm64"


class ImageScript(unittest.TestCase):
    def test_the_first_builder_that_works_builds_the_image_that_the_manifests_name(self):
        for there, variables, builder in (
            (["docker", "podman", "buildah"], {}, "docker"),
            (["docker", "podman", "buildah"], {"NO_DAEMON": "yes"}, "podman"),
            (["podman", "buildah"], {}, "podman"),
            (["buildah"], {}, "buildah"),
        ):
            with self.subTest(builder=builder, there=there), demo(*there, **variables) as each:
                code, said = each.run("image")
                self.assertEqual(code, 0, said)
                calls = [line for line in each.calls("docker", "podman", "buildah") if line != "docker info"]
                self.assertEqual(calls, [f"{builder} build --tag {NAME} ."])
                self.assertTrue(said.startswith(f"{NAME}\n"), said)

    def test_each_builder_is_asked_in_its_own_way(self):
        other = "registry.example.com/waves:7"
        cases = [
            ("docker", ["--tag", other, "--push"], [f"build --tag {other} .", f"push {other}"]),
            ("podman", ["--platform", "linux/arm64"], [f"build --platform linux/arm64 --tag {NAME} ."]),
            (
                "docker",
                ["--platform", BOTH, "--push"],
                ["buildx inspect promwave", f"buildx build --builder promwave --platform {BOTH} --push --tag {NAME} ."],
            ),
            (
                "buildah",
                ["--platform", BOTH, "--push"],
                [
                    f"manifest rm {NAME}",
                    f"build --platform {BOTH} --manifest {NAME} .",
                    f"manifest push --all {NAME} docker://{NAME}",
                ],
            ),
            ("docker", ["--archive", "/dev/null"], [f"build --tag {NAME} .", f"save --output /dev/null {NAME}"]),
            (
                "podman",
                ["--archive", "/dev/null"],
                [f"build --tag {NAME} .", f"save --format docker-archive --output /dev/null {NAME}"],
            ),
            (
                "buildah",
                ["--archive", "/dev/null"],
                [f"build --tag {NAME} .", f"push --quiet {NAME} docker-archive:/dev/null:{NAME}"],
            ),
        ]
        for builder, options, expected in cases:
            with self.subTest(builder=builder, options=options), demo(builder) as each:
                code, said = each.run("image", *options)
                self.assertEqual(code, 0, said)
                calls = [line for line in each.calls(builder) if line != "docker info"]
                self.assertEqual(calls, [f"{builder} {line}" for line in expected])

    def test_an_archive_is_written_where_the_user_is(self):
        with demo("docker") as each:
            start = each.folder / "a folder"
            start.mkdir()
            code, said = each.run("image", "--archive=waves.tar", "--platform=linux/arm64", start=start)
            self.assertEqual(code, 0, said)
            self.assertIn(f"docker build --platform linux/arm64 --tag {NAME} .", each.calls("docker"))
            self.assertTrue((start / "waves.tar").exists())
            self.assertFalse((each.folder / "waves.tar").exists())

    def test_wrong_usage_and_what_is_missing_are_named(self):
        cases = [
            ([], [], 78, "docker, podman or buildah is needed"),
            (["buildah"], ["--tag", "waves"], 78, "--tag 'waves': expected a name with a version"),
            (["buildah"], ["--tag", "waves:latest"], 78, "a cluster would not notice that it changes"),
            (["buildah"], ["--platform", "windows/amd64"], 78, "--platform 'windows/amd64': expected linux/amd64"),
            (["buildah"], ["--platform", BOTH, "--archive", "x"], 64, "--archive takes one platform"),
            (["docker"], ["--platform", BOTH], 64, "docker keeps an image for several platforms in a registry only"),
            (["buildah"], ["--platform"], 64, "--platform needs a value"),
            (["buildah"], ["x"], 64, "unknown option 'x'"),
        ]
        for there, options, expected, words in cases:
            with self.subTest(words), demo(*there) as each:
                code, said = each.run("image", *options)
                self.assertEqual((code, each.calls("buildah")), (expected, []), said)
                self.assertIn(words, said)
