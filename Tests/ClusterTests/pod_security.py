"""Pod Security Standards, level "restricted": https://kubernetes.io/docs/concepts/security/pod-security-standards"""

SAFE_SYSCTLS = {
    "kernel.shm_rmid_forced",
    "net.ipv4.ip_local_port_range",
    "net.ipv4.ip_unprivileged_port_start",
    "net.ipv4.tcp_syncookies",
    "net.ipv4.ping_group_range",
    "net.ipv4.ip_local_reserved_ports",
    "net.ipv4.tcp_keepalive_time",
    "net.ipv4.tcp_fin_timeout",
    "net.ipv4.tcp_keepalive_intvl",
    "net.ipv4.tcp_keepalive_probes",
    "net.ipv4.tcp_rmem",
    "net.ipv4.tcp_wmem",
}
SAFE_VOLUMES = {
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
}


def violations(pod):
    """What a pod's spec does that the level forbids; empty where nothing."""
    found = []
    security = pod.get("securityContext", {})
    found += [name for name in ("hostNetwork", "hostPID", "hostIPC") if pod.get(name)]
    found += [f"sysctl {one['name']}" for one in security.get("sysctls", []) if one["name"] not in SAFE_SYSCTLS]
    for volume in pod.get("volumes", []):
        found += [f"volume {kind}" for kind in volume.keys() - {"name"} - SAFE_VOLUMES]
    for kind in ("initContainers", "containers", "ephemeralContainers"):
        for container in pod.get(kind, []):
            found += [f"{container['name']}: {what}" for what in _of_container(container, security)]
    return found


def _of_container(container, pod_security):
    security = container.get("securityContext", {})

    def either(name):
        return security.get(name, pod_security.get(name))

    if security.get("privileged"):
        yield "privileged"
    if security.get("allowPrivilegeEscalation") is not False:
        yield "allowPrivilegeEscalation"
    if either("runAsNonRoot") is not True:
        yield "runAsNonRoot"
    if either("runAsUser") == 0:
        yield "runAsUser"
    if (either("seccompProfile") or {}).get("type") not in ("RuntimeDefault", "Localhost"):
        yield "seccompProfile"
    if (either("appArmorProfile") or {"type": "RuntimeDefault"})["type"] == "Unconfined":
        yield "appArmorProfile"
    if (either("seLinuxOptions") or {}).keys() & {"user", "role"}:
        yield "seLinuxOptions"
    if security.get("procMount", "Default") != "Default":
        yield "procMount"
    capabilities = security.get("capabilities", {})
    if "ALL" not in capabilities.get("drop", []):
        yield "capabilities not dropped"
    if set(capabilities.get("add", [])) - {"NET_BIND_SERVICE"}:
        yield "capabilities added"
    if any("hostPort" in port for port in container.get("ports", [])):
        yield "hostPort"
    hooks = [container.get(f"{name}Probe", {}) for name in ("startup", "readiness", "liveness")]
    hooks += container.get("lifecycle", {}).values()
    if any("host" in hook.get(action, {}) for hook in hooks for action in ("httpGet", "tcpSocket")):
        yield "host of a probe"
