"""./demo.sh cluster, with stand-ins for kubectl and for what builds and loads images."""

import unittest

import support
import yaml
from stand_ins import demo

IMAGE = "registry.example.com/promwave-servers:7"


class ClusterScript(unittest.TestCase):
    def test_on_kind_it_builds_loads_applies_waits_and_shows_the_waves(self):
        with demo("kubectl", "docker", "kind", CONTEXTS="kind-demo prod", CURRENT="kind-demo") as each:
            code, said = each.run("cluster", "--", "--window", "2m")
            self.assertEqual(code, 0, said)
            self.assertIn("demo.sh: context 'kind-demo' (https://cluster.example:6443), namespace 'default'", said)
            self.assertEqual(
                each.calls("docker", "kind", "promwave")
                + [line for line in each.calls("kubectl") if "apply" in line or "rollout" in line],
                [
                    "docker info",
                    "docker build --tag localhost/promwave-servers:0.1 .",
                    "docker save --output FILE localhost/promwave-servers:0.1",
                    "kind load image-archive --name demo FILE",
                    "promwave --kubectl=kind-demo --namespace default --window 2m",
                    "kubectl --context kind-demo apply --kustomize FILE",
                ]
                + [
                    f"kubectl --context kind-demo --namespace default rollout status deployment/{name} --timeout 180s"
                    for name in ("metrics-server-1", "metrics-server-2", "promdiscovery")
                ],
            )
            self.assertEqual(each.leftovers(), [])

    def test_each_local_cluster_gets_the_image_in_its_own_way(self):
        cases = [
            ("k3d-waves", "", "k3d", ["k3d image import --cluster waves FILE"]),
            ("minikube", "", "minikube", ["minikube --profile minikube image load FILE"]),
            (
                "work",
                "minikube.sigs.k8s.io minikube.sigs.k8s.io",
                "minikube",
                ["minikube --profile work image load FILE"],
            ),
            ("docker-desktop", "", "docker", []),
            ("orbstack", "", "docker", []),
        ]
        for context, provider, loader, loads in cases:
            with self.subTest(context), demo(
                "kubectl", "docker", loader, CONTEXTS=context, CURRENT=context, PROVIDER=provider
            ) as each:
                code, said = each.run("cluster", "--no-dashboard")
                self.assertEqual(code, 0, said)
                self.assertEqual(each.calls("k3d", "minikube", "kind"), loads)
                self.assertEqual("save" in str(each.calls("docker")), bool(loads))
                self.assertEqual(each.calls("promwave"), [])
                self.assertEqual(len(each.changes()), 1)

    def test_a_cluster_that_runs_what_docker_has_built_gets_it_from_its_own_engine(self):
        for context, engine in (("docker-desktop", "desktop-linux"), ("colima-work", "colima-work")):
            for variables, used in (
                ({"ENGINE": engine}, f"docker ({engine}) build"),
                ({}, "docker build"),
                ({"ENGINE": engine, "DOCKER_HOST": "unix:///run/docker.sock"}, "docker build"),
            ):
                with self.subTest(used), demo("kubectl", "docker", CONTEXTS=context, CURRENT=context, **variables) as each:
                    code, said = each.run("cluster", "--no-dashboard")
                    self.assertEqual(code, 0, said)
                    builds = [line for line in each.calls("docker") if " build " in line]
                    self.assertEqual(builds, [f"{used} --tag localhost/promwave-servers:0.1 ."])

    def test_a_cluster_that_is_not_local_is_asked_about(self):
        for answer, code, changes in (("y\n", 0, 1), ("yes\n", 0, 1), ("n\n", 1, 0), ("\n", 1, 0), ("\x04", 1, 0)):
            with self.subTest(answer), demo("kubectl", CONTEXTS="prod", CURRENT="prod") as each:
                status, said = each.run_on_terminal(answer, "cluster", "--image", IMAGE, "--no-dashboard")
                self.assertIn("context 'prod' (https://cluster.example:6443)", said)
                self.assertIn("This is not a local cluster. Deploy promwave to it? [y/N]", said)
                self.assertEqual((status, len(each.changes())), (code, changes), said)
                self.assertEqual("nothing was changed" in said, changes == 0)

    def test_without_a_terminal_it_asks_for_yes(self):
        for delete in ([], ["--delete"]):
            with demo("kubectl", CONTEXTS="prod", CURRENT="prod") as each:
                code, said = each.run("cluster", "--image", IMAGE, *delete)
                self.assertEqual((code, each.changes()), (78, []))
                self.assertIn("not a local cluster, and there is no terminal to ask on; --yes", said)
                code, said = each.run("cluster", "--image", IMAGE, "--yes", "--no-dashboard", *delete)
                self.assertEqual((code, len(each.changes())), (0, 1), said)

    def test_another_image_and_namespace_are_what_is_applied(self):
        digest = "registry.example.com:5000/waves@sha256:" + "a" * 64
        for image, entry in (
            (IMAGE, {"newName": "registry.example.com/promwave-servers", "newTag": "7"}),
            (digest, {"newName": "registry.example.com:5000/waves", "digest": "sha256:" + "a" * 64}),
        ):
            with demo("kubectl", CONTEXTS="kind-a", CURRENT="") as each:
                code, said = each.run("cluster", "--context", "kind-a", "--image", image, "--namespace", "demo")
                self.assertEqual(code, 0, said)
                applied = yaml.safe_load((each.applied / "kustomization.yaml").read_text())
                self.assertEqual(applied["namespace"], "demo")
                self.assertEqual(applied["images"], [{"name": "localhost/promwave-servers", **entry}])
                self.assertEqual(
                    (each.applied / "k8s-manifests.yaml").read_text(), (support.ROOT / "k8s-manifests.yaml").read_text()
                )
                self.assertEqual(each.calls("docker", "kind"), [])
                self.assertEqual(each.calls("promwave"), ["promwave --kubectl=kind-a --namespace demo"])

    def test_the_port_of_the_api_server_is_one_that_the_network_policy_lets_through(self):
        for port, added in (("6443", []), ("", []), ("40123", [40123])):
            with self.subTest(port), demo("kubectl", CONTEXTS="kind-a", CURRENT="kind-a", API_PORT=port) as each:
                code, said = each.run("cluster", "--image", IMAGE, "--no-dashboard")
                self.assertEqual(code, 0, said)
                applied = support.documents((each.applied / "k8s-manifests.yaml").read_text())
                policy = support.of_kind(applied, "NetworkPolicy")["promdiscovery"]
                self.assertEqual(
                    [entry["port"] for entry in policy["spec"]["egress"][0]["ports"]],
                    [443, 6443, 8443, 16443, *added],
                )

    def test_a_value_may_follow_an_equals_sign(self):
        with demo("kubectl", CONTEXTS="kind-a", CURRENT="") as each:
            code, said = each.run("cluster", "--context=kind-a", f"--image={IMAGE}", "--namespace=demo")
            self.assertEqual(code, 0, said)
            self.assertEqual(each.calls("promwave"), ["promwave --kubectl=kind-a --namespace demo"])
            self.assertIn('newTag: "7"', (each.applied / "kustomization.yaml").read_text())

    def test_a_kubeconfig_is_found_from_where_the_user_is(self):
        given = "own/config:/etc/config::config"
        with demo("kubectl", CONTEXTS="kind-a", CURRENT="kind-a", KUBECONFIG=given) as each:
            note = 'echo "$KUBECONFIG" >>"$CALLS.kubeconfig"\n'
            for name in ("bin/kubectl", ".build/release/promwave"):
                each.put(name, (each.folder / name).read_text() + note)
            start = each.folder / "a folder"
            start.mkdir()
            code, said = each.run("cluster", "--image", IMAGE, start=start)
            self.assertEqual(code, 0, said)
            lines = set(each.calls_file.with_name("calls.kubeconfig").read_text().splitlines())
            self.assertEqual(lines, {f"{start}/own/config:/etc/config::{start}/config"})

    def test_the_dashboard_runs_where_the_user_is(self):
        with demo("kubectl", CONTEXTS="kind-a", CURRENT="kind-a") as each:
            name = ".build/release/promwave"
            each.put(name, (each.folder / name).read_text() + 'pwd >>"$CALLS"\n')
            start = each.folder / "a folder"
            start.mkdir()
            code, said = each.run("cluster", "--image", IMAGE, "--", "--record", "waves.om", start=start)
            self.assertEqual(code, 0, said)
            self.assertEqual(
                each.calls_file.read_text().splitlines()[-2:],
                ["promwave --kubectl=kind-a --namespace default --record waves.om", str(start)],
            )

    def test_rights_in_one_namespace_are_enough(self):
        with demo("kubectl", CONTEXTS="kind-a", CURRENT="kind-a", NO_NAMESPACE="Forbidden") as each:
            code, said = each.run("cluster", "--image", IMAGE, "--namespace", "demo")
            self.assertEqual((code, len(each.changes())), (0, 1), said)
            self.assertNotIn("create namespace", said)

    def test_what_ran_before_is_started_anew(self):
        with demo("kubectl", "docker", "kind", CONTEXTS="kind-a", CURRENT="kind-a", DEPLOYED="deployment/x") as each:
            self.assertEqual(each.run("cluster", "--no-dashboard")[0], 0)
            self.assertEqual(
                each.changes(),
                [
                    "kubectl --context kind-a apply --kustomize FILE",
                    "kubectl --context kind-a --namespace default rollout restart deployment"
                    " --selector app.kubernetes.io/part-of=promwave",
                ],
            )

    def test_delete_removes_it_and_builds_nothing(self):
        with demo("kubectl", CONTEXTS="kind-a", CURRENT="kind-a") as each:
            self.assertEqual(each.run("cluster", "--delete", "--namespace", "demo")[0], 0)
            self.assertEqual(each.changes(), ["kubectl --context kind-a delete --ignore-not-found --kustomize FILE"])
            self.assertIn("namespace: demo", (each.applied / "kustomization.yaml").read_text())
            self.assertEqual(each.leftovers(), [])

    def test_what_is_missing_is_named_and_nothing_is_changed(self):
        local = {"CONTEXTS": "kind-a", "CURRENT": "kind-a"}
        cases = [
            ([], {}, [], 78, "kubectl is not installed or not on PATH"),
            (["kubectl"], {}, [], 78, "kubectl knows no cluster"),
            (["kubectl"], {"KUBECONFIG": "/none"}, [], 78, "kubectl knows no cluster of KUBECONFIG=/none"),
            (["kubectl"], {"BROKEN_CONFIG": "yes"}, [], 78, "error loading config file\ndemo.sh cluster: kubectl cannot"),
            (["kubectl"], {"CONTEXTS": "a b"}, [], 78, "no current context; choose one with --context: a, b"),
            (
                ["kubectl"],
                local,
                ["--context", "x"],
                78,
                "--context 'x': kubectl knows no such context; there are: kind-a",
            ),
            (["kubectl"], {"CONTEXTS": "prod", "CURRENT": "prod"}, [], 78, "./demo.sh cluster --image registry"),
            (["kubectl", "docker"], local, [], 78, "kind is not installed or not on PATH"),
            (["kubectl", "kind"], local, [], 78, "docker, podman or buildah is needed to build an image"),
            (["kubectl", "docker", "kind"], {**local, "NO_DAEMON": "yes"}, [], 78, "docker's daemon does not answer"),
            (
                ["kubectl", "docker", "podman"],
                {"CONTEXTS": "orbstack", "CURRENT": "orbstack", "NO_DAEMON": "yes"},
                [],
                78,
                "the cluster of context 'orbstack' takes its images from it",
            ),
            (["kubectl", "docker", "kind"], {**local, "UNREACHABLE": "yes"}, [], 1, "connection refused"),
            (
                ["kubectl", "docker", "kind"],
                {**local, "UNREACHABLE": "yes"},
                [],
                1,
                "'kind-a' (https://cluster.example:6443)",
            ),
            (
                ["kubectl", "docker", "kind"],
                {**local, "NO_NAMESPACE": "NotFound"},
                ["--namespace", "x"],
                78,
                "kubectl --context kind-a create namespace x",
            ),
        ]
        for programs, variables, options, expected, words in cases:
            with self.subTest(words), demo(*programs, **variables) as each:
                code, said = each.run("cluster", *options)
                self.assertEqual((code, each.changes(), each.leftovers()), (expected, [], []), said)
                self.assertIn(words, said)

    def test_a_pod_that_does_not_become_ready_is_shown(self):
        with demo("kubectl", "docker", "kind", CONTEXTS="kind-a", CURRENT="kind-a", NEVER_READY="yes") as each:
            code, said = each.run("cluster")
            self.assertEqual((code, each.calls("promwave"), each.leftovers()), (1, [], []))
            self.assertIn("promdiscovery-x 0/1 ImagePullBackOff", said)
            self.assertIn("demo.sh cluster: metrics-server-1 is not ready after 3 minutes", said)
            self.assertTrue(any("get events" in line for line in each.calls("kubectl")))
            self.assertIn("Warning FailedCreate 8", said)
            self.assertNotIn("Warning FailedCreate 2", said)

    def test_wrong_usage_is_refused_in_words(self):
        cases = [
            (["--nonsense"], 64, "unknown option '--nonsense'"),
            (["--image"], 64, "--image needs a value"),
            (["--image", "waves"], 78, "--image 'waves': expected a name with a version"),
            (["--namespace", "A_b"], 78, "--namespace 'A_b': expected a namespace"),
            (["--help"], 0, "usage:"),
        ]
        for options, expected, words in cases:
            with self.subTest(words), demo("kubectl") as each:
                code, said = each.run("cluster", *options)
                self.assertEqual(code, expected)
                self.assertIn(words, said)
                self.assertEqual(each.calls("kubectl"), [])
