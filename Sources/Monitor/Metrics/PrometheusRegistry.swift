import CoreMetrics
import Synchronization

/// Keeps what swift-metrics is told, and writes it out in Prometheus' text exposition format 0.0.4. The same label and
/// dimensions are the same series, whoever asks for them.
final class PrometheusRegistry: MetricsFactory {
    /// A family of series: one name, one kind, one line of help.
    private struct Family {
        var kind: String
        /// By their dimensions, as they are written.
        var series: [String: any PrometheusSeries] = [:]
    }

    private let families = Mutex<[String: Family]>([:])
    private let help: [String: String]

    /// - Parameter help: By label; what the family tells, in a line.
    init(help: [String: String]) { self.help = help }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, kind: "counter", PrometheusCounter.init)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, kind: "gauge", PrometheusGauge.init)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate { return series(label, dimensions, kind: "histogram", PrometheusHistogram.init) }
        return series(label, dimensions, kind: "gauge", PrometheusGauge.init)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, kind: "histogram", PrometheusHistogram.init)
    }

    // Series live as long as the process: their number is bounded by what the code names.
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    /// A label that is in use for another kind of series gets one that is not written.
    private func series<Series: PrometheusSeries>(
        _ label: String,
        _ dimensions: [(String, String)],
        kind: String,
        _ make: () -> Series
    ) -> Series {
        let key = dimensions.sorted { $0.0 < $1.0 }.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
        return families.withLock { families in
            if let known = families[label]?.series[key] as? Series { return known }
            let new = make()
            if families[label, default: Family(kind: kind)].kind == kind {
                families[label, default: Family(kind: kind)].series[key] = new
            }
            return new
        }
    }

    /// Takes all series of a family out: of what they told some are no more.
    func forget(_ label: String) { families.withLock { $0[label] = nil } }

    /// Families by name, their series by dimensions.
    var text: String {
        families.withLock { families in
            var out = ""
            for (name, family) in families.sorted(by: { $0.key < $1.key }) {
                if let help = help[name] { out += "# HELP \(name) \(help)\n" }
                out += "# TYPE \(name) \(family.kind)\n"
                for (dimensions, series) in family.series.sorted(by: { $0.key < $1.key }) {
                    out += series.lines(name, dimensions)
                }
            }
            return out
        }
    }

    /// Of a label's value.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}

/// One series of a family.
protocol PrometheusSeries: AnyObject, Sendable {
    /// - Parameter dimensions: As `name="value"`, joined by commas; empty for none.
    func lines(_ name: String, _ dimensions: String) -> String
}

final class PrometheusCounter: PrometheusSeries, CounterHandler {
    private let value = Atomic<Int64>(0)

    func increment(by amount: Int64) { value.add(amount, ordering: .relaxed) }
    func reset() { value.store(0, ordering: .relaxed) }

    func lines(_ name: String, _ dimensions: String) -> String {
        PrometheusNumber.line(name, dimensions, "\(value.load(ordering: .relaxed))")
    }
}

final class PrometheusGauge: PrometheusSeries, RecorderHandler, MeterHandler {
    private let value = Mutex(0.0)

    func record(_ value: Int64) { set(Double(value)) }
    func record(_ value: Double) { set(value) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { self.value.withLock { $0 = value } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }

    func lines(_ name: String, _ dimensions: String) -> String {
        PrometheusNumber.line(name, dimensions, PrometheusNumber.text(value.withLock { $0 }))
    }
}

/// Of durations, in seconds.
final class PrometheusHistogram: PrometheusSeries, RecorderHandler, TimerHandler {
    /// Upper bounds: from what loopback takes to the longest that a transfer may.
    static let bounds = [0.005, 0.02, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    private struct State {
        var counts = [Int64](repeating: 0, count: PrometheusHistogram.bounds.count + 1)
        var sum = 0.0
    }

    private let state = Mutex(State())

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        guard value.isFinite else { return }
        let place = Self.bounds.firstIndex { value <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.counts[place] += 1
            state.sum += value
        }
    }

    func lines(_ name: String, _ dimensions: String) -> String {
        let state = state.withLock { $0 }
        var (out, total) = ("", Int64(0))
        let limits = Self.bounds.map(PrometheusNumber.text) + ["+Inf"]
        for (limit, count) in zip(limits, state.counts) {
            total += count
            let whole = (dimensions.isEmpty ? "" : dimensions + ",") + "le=\"\(limit)\""
            out += PrometheusNumber.line(name + "_bucket", whole, "\(total)")
        }
        return out + PrometheusNumber.line(name + "_sum", dimensions, PrometheusNumber.text(state.sum))
            + PrometheusNumber.line(name + "_count", dimensions, "\(total)")
    }
}

private enum PrometheusNumber {
    static func line(_ name: String, _ dimensions: String, _ value: String) -> String {
        "\(name)\(dimensions.isEmpty ? "" : "{\(dimensions)}") \(value)\n"
    }

    /// Whole numbers without a fraction, so that bytes and times of day can be read.
    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
    }
}
