import Model

/// For how long an answer says that it stays fresh (RFC 9111 §4.2).
enum Freshness {
    /// Seconds from the time of the answer; nil where it does not say, or says that it is stale at once.
    static func seconds(of capture: Capture) -> Double? {
        var lifetime: Double?
        for field in capture.headers where field.isNamed("cache-control") {
            for directive in field.value.utf8.count <= 1024 ? field.value.split(separator: ",") : [] {
                let parts = directive.split(separator: "=", maxSplits: 1).map { $0.trimmed.lowercased() }
                switch parts.first {
                case "no-store", "no-cache": return nil
                case "max-age" where parts.count == 2:
                    let digits = parts[1].drop { $0 == "\"" }.prefix { $0 != "\"" }
                    if lifetime == nil, digits.utf8.allSatisfy({ (48...57).contains($0) }) { lifetime = Double(digits) }
                default: continue
                }
            }
        }
        if lifetime == nil, let expires = capture.header("expires").flatMap({ HTTPDate.parse($0) }) {
            let date = capture.header("date").flatMap { HTTPDate.parse($0) } ?? capture.finished
            lifetime = expires.seconds(since: date)
        }
        guard let lifetime, lifetime.isFinite else { return nil }
        let age = capture.header("age").flatMap { Double($0.trimmed) } ?? 0
        let left = lifetime - (age.isFinite ? max(0, age) : 0)
        return left > 0 ? left : nil
    }
}
