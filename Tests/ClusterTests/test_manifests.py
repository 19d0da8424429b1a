"""k8s-manifests.yaml: what Kubernetes accepts, what its policies ask for, and what has to fit together."""

import re
import subprocess
import unittest
import urllib.request

import kubernetes_validate
from kubernetes_validate.utils import all_versions

import support


class Manifests(unittest.TestCase):
    def setUp(self):
        self.objects = support.manifests()
        self.deployments = support.of_kind(self.objects, "Deployment")
        self.services = support.of_kind(self.objects, "Service")

    def test_every_kubernetes_from_1_29_accepts_them(self):
        versions = [version for version in all_versions() if tuple(map(int, version.split(".")[:2])) >= (1, 29)]
        self.assertGreaterEqual(len(versions), 9)
        for version in versions:
            for item in self.objects:
                with self.subTest(version=version, kind=item["kind"], name=item["metadata"]["name"]):
                    kubernetes_validate.validate(item, version, strict=True)

    def test_all_of_it_is_in_namespace_default_and_nothing_is_there_twice(self):
        self.assertEqual({item["metadata"]["namespace"] for item in self.objects}, {"default"})
        names = [(item["kind"], item["metadata"]["name"]) for item in self.objects]
        self.assertEqual(len(names), len(set(names)))

    def test_the_deployments_and_services_are_those_that_users_know(self):
        apps = {
            "metrics-server-1": "metrics-server",
            "metrics-server-2": "metrics-server",
            "promdiscovery": "promdiscovery",
        }
        self.assertEqual({name: item["metadata"]["labels"]["app"] for name, item in self.deployments.items()}, apps)
        self.assertEqual({name: item["metadata"]["labels"]["app"] for name, item in self.services.items()}, apps)
        for name, item in self.deployments.items():
            self.assertEqual(item["spec"]["template"]["metadata"]["labels"]["app"], apps[name])
        replicas = {name: item["spec"]["replicas"] for name, item in self.deployments.items()}
        self.assertEqual(replicas, {"metrics-server-1": 1, "metrics-server-2": 1, "promdiscovery": 2})
        bases = [
            support.settings_of(self.deployments[f"metrics-server-{n}"], self.objects)["METRIC_VALUE"] for n in (1, 2)
        ]
        self.assertEqual(bases, ["30", "50"])

    def test_each_service_reaches_the_pods_of_its_own_deployment_on_port_80(self):
        for name, service in self.services.items():
            self.assertEqual([port["port"] for port in service["spec"]["ports"]], [80])
            reached = []
            for other, deployment in self.deployments.items():
                if not support.matches(
                    service["spec"]["selector"], deployment["spec"]["template"]["metadata"]["labels"]
                ):
                    continue
                reached.append(other)
                (container,) = support.containers(deployment)
                ports = {port["name"]: port["containerPort"] for port in container["ports"]}
                self.assertEqual(ports[service["spec"]["ports"][0]["targetPort"]], 80)
                self.assertEqual(support.settings_of(deployment, self.objects)["PORT"], "80")
            self.assertEqual(reached, [name])

    def test_every_selector_finds_its_pods(self):
        for name, deployment in self.deployments.items():
            labels = deployment["spec"]["template"]["metadata"]["labels"]
            self.assertTrue(support.matches(deployment["spec"]["selector"]["matchLabels"], labels), name)
            others = [
                other
                for other, item in self.deployments.items()
                if support.matches(
                    deployment["spec"]["selector"]["matchLabels"], item["spec"]["template"]["metadata"]["labels"]
                )
            ]
            self.assertEqual(others, [name])
        discovery = self.deployments["promdiscovery"]["spec"]["template"]
        budget = support.of_kind(self.objects, "PodDisruptionBudget")["promdiscovery"]["spec"]
        self.assertTrue(support.matches(budget["selector"]["matchLabels"], discovery["metadata"]["labels"]))
        # Or a drain waits for ever while none is ready.
        self.assertEqual(budget["unhealthyPodEvictionPolicy"], "AlwaysAllow")
        (spread,) = discovery["spec"]["topologySpreadConstraints"]
        self.assertTrue(support.matches(spread["labelSelector"]["matchLabels"], discovery["metadata"]["labels"]))

    def test_discovery_selects_the_metrics_services_and_no_other(self):
        ((name, value),) = [
            support.settings_of(self.deployments["promdiscovery"], self.objects)["TARGET_SELECTOR"].split("=")
        ]
        selected = [key for key, item in self.services.items() if item["metadata"]["labels"].get(name) == value]
        self.assertEqual(selected, ["metrics-server-1", "metrics-server-2"])

    def test_the_recommended_labels_are_everywhere(self):
        for item in self.objects:
            labels = item["metadata"]["labels"]
            for name in ("name", "instance", "component", "part-of"):
                self.assertIn(f"app.kubernetes.io/{name}", labels, item["metadata"]["name"])
            self.assertEqual(labels["app.kubernetes.io/part-of"], "promwave")

    def test_the_version_is_that_of_the_program_and_never_latest(self):
        version = subprocess.run(
            [support.SERVERS, "--version"], capture_output=True, text=True, check=True
        ).stdout.strip()
        for deployment in self.deployments.values():
            (container,) = support.containers(deployment)
            self.assertEqual(container["image"], f"localhost/promwave-servers:{version}")
            self.assertEqual(container["imagePullPolicy"], "IfNotPresent")
            for labels in (deployment["metadata"]["labels"], deployment["spec"]["template"]["metadata"]["labels"]):
                self.assertEqual(labels["app.kubernetes.io/version"], version)

    def test_the_least_rights(self):
        self.assertEqual({item["kind"] for item in self.objects} & {"ClusterRole", "ClusterRoleBinding"}, set())
        (role,) = support.of_kind(self.objects, "Role").values()
        rights = {
            (group, resource): rule["verbs"]
            for rule in role["rules"]
            for group in rule["apiGroups"]
            for resource in rule["resources"]
        }
        self.assertEqual(
            rights,
            {
                ("", "services"): ["list", "watch"],
                ("discovery.k8s.io", "endpointslices"): ["list", "watch"],
                ("", "pods"): ["list", "watch"],
            },
        )
        (binding,) = support.of_kind(self.objects, "RoleBinding").values()
        self.assertEqual(binding["roleRef"]["name"], role["metadata"]["name"])
        (subject,) = binding["subjects"]
        self.assertEqual(subject, {"kind": "ServiceAccount", "name": "promdiscovery", "namespace": "default"})
        account = support.of_kind(self.objects, "ServiceAccount")[subject["name"]]
        self.assertIs(account["automountServiceAccountToken"], False)
        for name, deployment in self.deployments.items():
            pod = deployment["spec"]["template"]["spec"]
            self.assertIs(pod["automountServiceAccountToken"], name == "promdiscovery")
            self.assertEqual(pod.get("serviceAccountName"), subject["name"] if name == "promdiscovery" else None)

    def test_an_update_loses_no_scrape(self):
        for name, deployment in self.deployments.items():
            with self.subTest(name):
                self.assertEqual(deployment["spec"]["strategy"]["rollingUpdate"], {"maxSurge": 1, "maxUnavailable": 0})
                self.assertGreaterEqual(deployment["spec"]["minReadySeconds"], 1)
                pod = deployment["spec"]["template"]["spec"]
                (container,) = support.containers(deployment)
                program, seconds = container["lifecycle"]["preStop"]["exec"]["command"]
                self.assertEqual(program, "sleep")
                # The server's own 0.4 s, and 5 s for an answer under way.
                self.assertGreater(pod["terminationGracePeriodSeconds"], int(seconds) + 5.4)

    def test_a_policy_opens_port_80_of_every_pod_and_only_discovery_may_call_out(self):
        policies = support.of_kind(self.objects, "NetworkPolicy")
        for name, deployment in self.deployments.items():
            labels = deployment["spec"]["template"]["metadata"]["labels"]
            (policy,) = [
                p for p in policies.values() if support.matches(p["spec"]["podSelector"]["matchLabels"], labels)
            ]
            self.assertEqual(sorted(policy["spec"]["policyTypes"]), ["Egress", "Ingress"])
            self.assertEqual(policy["spec"]["ingress"], [{"ports": [{"port": 80}]}])
            outwards = [port["port"] for rule in policy["spec"]["egress"] for port in rule["ports"]]
            self.assertEqual(outwards, [443, 6443, 8443, 16443, 53, 53] if name == "promdiscovery" else [])

    def test_the_servers_know_every_setting_and_start_with_them(self):
        for name, deployment in self.deployments.items():
            with self.subTest(name):
                (container,) = support.containers(deployment)
                command = container["args"]
                help_text = subprocess.run(
                    [support.SERVERS, *command, "--help"], capture_output=True, text=True, check=True
                ).stdout
                known = set(re.findall(r"environment:\s+([A-Z_]+)", help_text))
                settings = support.settings_of(deployment, self.objects)
                own = {variable["name"]: "default" for variable in container.get("env", [])}
                self.assertEqual((settings.keys() | own.keys()) - known, set())
                with support.server(command, {**settings, **own}) as url:
                    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
                        request = container[probe]["httpGet"]
                        self.assertEqual(request["port"], "http")
                        with urllib.request.urlopen(url + request["path"]) as answer:
                            self.assertEqual(answer.status, 200)
                    page = settings["METRICS_PATH"] if command == ["metrics"] else "/targets"
                    with urllib.request.urlopen(url + page) as answer:
                        self.assertEqual(answer.status, 200)
                    self.assertEqual(container["livenessProbe"]["httpGet"]["path"], "/health")
                    self.assertEqual(container["readinessProbe"]["httpGet"]["path"], "/readyz")
