/// Why there is no way into the cluster, in words that say what to do.
package enum KubectlError: Error, Sendable, Hashable, CustomStringConvertible {
    case notInstalled
    /// It is there, and cannot be started.
    case notStarted(String)
    /// There is no context to use, in kubectl's words.
    case context(String)
    case kubeconfig(String, reason: String)
    /// A command ended, and what it said last.
    case failed(command: String, reason: String)
    /// A command ended without a word.
    case ended(command: String, status: String)
    /// A command says nothing that one can use.
    case silent(command: String, after: Duration, last: String?)
    /// A command works, and will soon be ready; or it waits for somebody, to whom it has said so.
    case starting(command: String, since: Duration, last: String?)
    case tooManyForwards(Int)
    /// What was asked for a list answered something else.
    case unexpected(command: String)

    package var description: String {
        switch self {
        case .notInstalled:
            "kubectl is not installed or not on PATH: --kubectl needs it (https://kubernetes.io/docs/tasks/tools)"
        case .notStarted(let reason): "kubectl cannot be started: \(reason)"
        case .context(let reason): "kubectl: \(reason): \(Self.contexts)"
        case .kubeconfig(let path, let reason): "--kubeconfig \(path.legible(200)): cannot be read: \(reason)"
        case .failed(let command, let reason):
            "\(command): \(reason)\(KubectlAdvice.text(reason).map { ": \($0)" } ?? "")"
        case .ended(let command, let status): "\(command): ended (\(status)) and did not say why"
        case .silent(let command, let limit, let last):
            "\(command): not ready after \(limit.brief)"
                + (last.map { "; it says: \($0)" } ?? ", and not a word from it")
        case .starting(let command, let time, let last):
            "starting \(command) (\(time.brief) so far)" + (last.map { "; it says: \($0)" } ?? "")
        case .tooManyForwards(let limit):
            "\(limit) port-forwards run already, as many as promwave starts: with --kubectl-mode proxy one process reaches all"
        case .unexpected(let command): "\(command): answered something that is no list of Kubernetes"
        }
    }

    static let contexts =
        "choose one with --kubectl CONTEXT or `kubectl config use-context`; `kubectl config get-contexts` lists them"
}
