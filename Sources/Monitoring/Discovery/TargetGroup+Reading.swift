package import Prometheus

extension TargetGroup {
    /// Reads a list of target groups in JSON, as HTTP and file discovery have it.
    package static func list(json bytes: [UInt8]) throws(TargetGroupError) -> [TargetGroup] {
        do {
            return try list(DocumentNode.json(bytes), isJSON: true)
        } catch let fault as TargetGroupFault {
            throw .fault(fault, isJSON: true)
        } catch {
            throw .syntax("not JSON: \(error)")
        }
    }

    /// Reads a list of target groups in YAML, as file discovery has it. An empty file is an empty list.
    package static func list(yaml text: String) throws(TargetGroupError) -> [TargetGroup] {
        let document = try DocumentNode.yaml(text)
        do {
            return try list(document, isJSON: false)
        } catch {
            throw .fault(error, isJSON: false)
        }
    }
}
