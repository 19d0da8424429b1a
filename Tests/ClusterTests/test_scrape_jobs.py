"""myprom.yaml and scrapeconfig.yaml: one scrape job in two forms, and what Prometheus makes of it."""

import json
import re
import subprocess
import unittest

import yaml

import support

DISCOVERY = "http://promdiscovery.default.svc.cluster.local/targets"


def helm_job():
    values = yaml.safe_load((support.ROOT / "myprom.yaml").read_text())
    (job,) = values["prometheus"]["prometheusSpec"]["additionalScrapeConfigs"]
    return job


def scrape_config():
    return yaml.safe_load((support.ROOT / "scrapeconfig.yaml").read_text())


def snake_case(value):
    """The operator's names, as Prometheus writes them."""
    if isinstance(value, dict):
        names = {"httpSDConfigs": "http_sd_configs", "relabelings": "relabel_configs"}
        return {
            names.get(name) or re.sub("[A-Z]", lambda letter: "_" + letter[0].lower(), name): snake_case(inner)
            for name, inner in value.items()
        }
    return [snake_case(inner) for inner in value] if isinstance(value, list) else value


def operator_job():
    """What the Prometheus Operator makes of scrapeconfig.yaml."""
    item = scrape_config()
    name = f"scrapeConfig/{item['metadata']['namespace']}/{item['metadata']['name']}"
    return {"job_name": name, **snake_case(item["spec"])}


@unittest.skipUnless(support.PROMTOOL.exists(), "PROMWAVE_PROMETHEUS names no Prometheus")
class ScrapeJobs(unittest.TestCase):
    def labels(self, job):
        """The final labels of the targets, from promtool, through a discovery server of this machine."""
        environment = {"TARGET_NAMESPACE": "default"}
        with support.server(["discovery"], environment) as url, support.temporary_folder() as folder:
            text = json.dumps({"scrape_configs": [job]})
            self.assertEqual(text.count(DISCOVERY), 1)
            file = folder / "prometheus.yml"
            file.write_text(text.replace(DISCOVERY, f"{url}/targets"))
            tool = [support.PROMTOOL, "check", "service-discovery", "--timeout=2s", file, job["job_name"]]
            found = subprocess.run(tool, capture_output=True, text=True)
            self.assertEqual(found.returncode, 0, found.stderr)
            return sorted(
                (entry["labels"] for entry in json.loads(found.stdout)), key=lambda labels: labels["instance"]
            )

    def test_both_give_the_targets_the_labels_as_intended(self):
        for job in (helm_job(), operator_job()):
            labels = self.labels(job)
            self.assertEqual(
                [{name: value for name, value in one.items() if not name.startswith("__")} for one in labels],
                [
                    {
                        "instance": f"{name}.default.svc.cluster.local:80",
                        "job": "promwave",
                        "kubernetes_namespace": "default",
                    }
                    for name in ("metrics-server-1", "metrics-server-2")
                ],
            )
            self.assertEqual([one["__metrics_path__"] for one in labels], ["/metrics2", "/metrics2"])
            self.assertEqual([one["__address__"] for one in labels], [one["instance"] for one in labels])

    def test_they_ask_as_often(self):
        jobs = [helm_job(), operator_job()]
        for name in ("scrape_interval", "scrape_timeout", "http_sd_configs"):
            self.assertEqual(jobs[0][name], jobs[1][name], name)


class ScrapeConfig(unittest.TestCase):
    """The fields of the CRD, monitoring.coreos.com/v1alpha1, since version 0.72 of the operator."""

    def test_it_is_an_object_of_the_operator(self):
        item = scrape_config()
        self.assertEqual((item["apiVersion"], item["kind"]), ("monitoring.coreos.com/v1alpha1", "ScrapeConfig"))
        self.assertEqual(item["spec"].keys(), {"scrapeInterval", "scrapeTimeout", "httpSDConfigs", "relabelings"})
        for discovery in item["spec"]["httpSDConfigs"]:
            self.assertEqual(discovery.keys(), {"url", "refreshInterval"})
            self.assertRegex(discovery["url"], "^http(s)?://.+$")
        for rule in item["spec"]["relabelings"]:
            self.assertLessEqual(
                rule.keys(), {"sourceLabels", "separator", "targetLabel", "regex", "replacement", "action"}
            )
            self.assertIn(rule.get("action", "replace"), ("replace", "labeldrop"))

    def test_kube_prometheus_stack_finds_it(self):
        readme = (support.ROOT / "README.md").read_text()
        release = re.search(r"helm upgrade --install (\S+) prometheus-community/kube-prometheus-stack", readme)[1]
        self.assertEqual(scrape_config()["metadata"]["labels"]["release"], release)

    def test_discovery_is_where_the_manifests_put_it(self):
        service = support.of_kind(support.manifests(), "Service")["promdiscovery"]["metadata"]
        self.assertEqual(DISCOVERY, f"http://{service['name']}.{service['namespace']}.svc.cluster.local/targets")
        self.assertEqual(helm_job()["http_sd_configs"][0]["url"], DISCOVERY)
        self.assertEqual(operator_job()["http_sd_configs"][0]["url"], DISCOVERY)
