"""kustomization.yaml, as kubectl builds it."""

import shutil
import subprocess
import unittest

import support


def build(folder):
    built = subprocess.run(["kubectl", "kustomize", folder], capture_output=True, text=True)
    if built.returncode != 0:
        raise AssertionError(built.stderr)
    return support.documents(built.stdout)


@unittest.skipUnless(support.has("kubectl"), "kubectl is not installed")
class Kustomization(unittest.TestCase):
    def test_as_it_is_it_changes_nothing(self):
        def by_name(objects):
            return sorted(objects, key=lambda item: (item["kind"], item["metadata"]["name"]))

        self.assertEqual(by_name(build(support.ROOT)), by_name(support.manifests()))

    def test_another_namespace_and_image_reach_everything(self):
        with support.temporary_folder() as folder:
            shutil.copy(support.ROOT / "k8s-manifests.yaml", folder)
            own = (support.ROOT / "kustomization.yaml").read_text()
            for old, new in (
                ("namespace: default\n", "namespace: demo\n"),
                ("newName: localhost/promwave-servers ", "newName: registry.example.com/waves "),
                ('newTag: "0.1"', 'newTag: "7"'),
            ):
                self.assertEqual(own.count(old), 1, old)
                own = own.replace(old, new)
            (folder / "kustomization.yaml").write_text(own)
            objects = build(folder)
        self.assertEqual(len(objects), len(support.manifests()))
        self.assertEqual({item["metadata"]["namespace"] for item in objects}, {"demo"})
        (subject,) = support.of_kind(objects, "RoleBinding")["promdiscovery"]["subjects"]
        self.assertEqual(subject["namespace"], "demo")
        deployments = support.of_kind(objects, "Deployment")
        for deployment in deployments.values():
            (container,) = support.containers(deployment)
            self.assertEqual(container["image"], "registry.example.com/waves:7")
        # Discovery follows by itself: it looks where its pod is.
        (variable,) = support.containers(deployments["promdiscovery"])[0]["env"]
        self.assertEqual(variable["name"], "TARGET_NAMESPACE")
        self.assertEqual(variable["valueFrom"], {"fieldRef": {"fieldPath": "metadata.namespace"}})
        # And nothing else names the old namespace.
        self.assertNotIn("default", str(objects).replace("RuntimeDefault", ""))
