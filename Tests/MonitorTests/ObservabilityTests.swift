import TestSupport
import Testing

@testable import Monitor

/// What is drawn and alerted on against what the monitor writes.
@Suite struct ObservabilityTests {
    private static let config = Fixtures("../../Config")

    /// Relative to `Config`.
    static let files =
        ["grafana/netra.json"]
        + Fixtures("../../Config/prometheus").names(suffix: ".yml").map { "prometheus/\($0)" }

    /// The families that a text names: a histogram's series stand for it.
    private static func families(in text: String) -> Set<String> {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
        return Set(
            words.filter { $0.hasPrefix("netra_") }.map { word in
                let suffix = ["_bucket", "_sum", "_count"].first { word.hasSuffix($0) }
                return String(word.dropLast(suffix?.count ?? 0))
            }
        )
    }

    @Test(arguments: files)
    func `every metric that is drawn or alerted on is one that the monitor writes`(file: String) {
        let named = Self.families(in: Self.config.text(file))
        #expect(!named.isEmpty)
        #expect(named.subtracting(MonitorMetrics.help.keys).sorted() == [])
    }

    @Test(arguments: [
        ("rate(netra_a_seconds_bucket{le=\"1\"}[5m])", ["netra_a_seconds"]),
        ("netra_a_seconds_sum / netra_a_seconds_count", ["netra_a_seconds"]),
        ("{file=~\".*netra\\\\.prom\"}", []), ("NetraNotRunning", []),
    ])
    func `families are told from a query`(query: String, families: [String]) {
        #expect(Self.families(in: query).sorted() == families)
    }
}
