"""Every pod keeps to the Pod Security Standards, level "restricted", and a little more."""

import copy
import unittest

import pod_security
import support


class PodSecurity(unittest.TestCase):
    def setUp(self):
        deployments = support.of_kind(support.manifests(), "Deployment")
        self.pods = {name: item["spec"]["template"]["spec"] for name, item in deployments.items()}

    def test_no_pod_does_what_restricted_forbids(self):
        for name, pod in self.pods.items():
            self.assertEqual(pod_security.violations(pod), [], name)

    def test_root_is_read_only_and_memory_and_cpu_are_bounded(self):
        for name, pod in self.pods.items():
            for container in pod["containers"]:
                self.assertIs(container["securityContext"]["readOnlyRootFilesystem"], True, name)
                self.assertEqual(container["resources"]["requests"].keys(), {"cpu", "memory"}, name)
                self.assertEqual(container["resources"]["limits"].keys(), {"cpu", "memory"}, name)

    def test_port_80_needs_no_root(self):
        for name, pod in self.pods.items():
            sysctls = {one["name"]: one["value"] for one in pod["securityContext"]["sysctls"]}
            self.assertEqual(sysctls, {"net.ipv4.ip_unprivileged_port_start": "0"}, name)

    def test_the_check_sees_each_thing_that_is_forbidden(self):
        def container(name, value):
            return lambda pod: pod["containers"][0]["securityContext"].__setitem__(name, value)

        def pod(name, value):
            return lambda pod: pod.__setitem__(name, value)

        cases = {
            "hostNetwork": pod("hostNetwork", True),
            "sysctl kernel.msgmax": lambda pod: pod["securityContext"]["sysctls"].append({"name": "kernel.msgmax"}),
            "volume hostPath": pod("volumes", [{"name": "v", "hostPath": {"path": "/"}}]),
            "metrics: privileged": container("privileged", True),
            "metrics: allowPrivilegeEscalation": lambda pod: pod["containers"][0].__setitem__(
                "securityContext", {"capabilities": {"drop": ["ALL"]}}
            ),
            "metrics: runAsNonRoot": container("runAsNonRoot", False),
            "metrics: runAsUser": container("runAsUser", 0),
            "metrics: seccompProfile": lambda pod: pod["securityContext"].pop("seccompProfile"),
            "metrics: capabilities not dropped": container("capabilities", {}),
            "metrics: capabilities added": container("capabilities", {"drop": ["ALL"], "add": ["NET_RAW"]}),
            "metrics: hostPort": lambda pod: pod["containers"][0]["ports"][0].__setitem__("hostPort", 80),
            "metrics: host of a probe": lambda pod: pod["containers"][0]["livenessProbe"]["httpGet"].__setitem__(
                "host", "x"
            ),
        }
        for expected, change in cases.items():
            changed = copy.deepcopy(self.pods["metrics-server-1"])
            change(changed)
            self.assertEqual(pod_security.violations(changed), [expected])
