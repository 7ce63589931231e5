import CoreMetrics
import FoundationEssentials
import TestSupport
import Testing

@testable import Monitor

@Suite struct MetricsTests {
    private let registry = PrometheusRegistry(help: ["netra_x_total": "What x is."])

    @Test func `a counter is written with its help, its kind and its dimensions in order`() {
        let counter = Counter(label: "netra_x_total", dimensions: [("b", "2"), ("a", "1")], factory: registry)
        counter.increment(by: 3)
        #expect(
            registry.text == """
                # HELP netra_x_total What x is.
                # TYPE netra_x_total counter
                netra_x_total{a="1",b="2"} 3

                """
        )
    }

    @Test func `the same label and dimensions are the same series, in whatever order`() {
        Counter(label: "netra_x_total", dimensions: [("b", "2"), ("a", "1")], factory: registry).increment()
        Counter(label: "netra_x_total", dimensions: [("a", "1"), ("b", "2")], factory: registry).increment()
        #expect(registry.text.contains("netra_x_total{a=\"1\",b=\"2\"} 2\n"))
    }

    @Test func `only what is in force after a reload is told of the build`() {
        let metrics = MonitorMetrics(factory: registry)
        metrics.setBuild(version: "0.1.0", rules: "sha256:a")
        metrics.setBuild(version: "0.1.0", rules: "sha256:b")
        let lines = registry.text.split(separator: "\n").filter { $0.hasPrefix("netra_build_info") }
        #expect(lines == ["netra_build_info{rules=\"sha256:b\",version=\"0.1.0\"} 1"])
    }

    @Test func `values of a label are escaped`() {
        Gauge(label: "netra_y", dimensions: [("w", "a\"b\\c\nd")], factory: registry).record(1)
        #expect(registry.text.contains(#"netra_y{w="a\"b\\c\nd"} 1"#))
    }

    @Test func `a histogram counts up to each bound, and all of it`() {
        let timer = Timer(label: "netra_t_seconds", dimensions: [], factory: registry)
        for milliseconds in [1, 100, 100_000] { timer.recordMilliseconds(milliseconds) }
        let text = registry.text
        #expect(text.contains("netra_t_seconds_bucket{le=\"0.005\"} 1\n"))
        #expect(text.contains("netra_t_seconds_bucket{le=\"0.1\"} 2\n"))
        #expect(text.contains("netra_t_seconds_bucket{le=\"60\"} 2\n"))
        #expect(text.contains("netra_t_seconds_bucket{le=\"+Inf\"} 3\n"))
        #expect(text.contains("netra_t_seconds_count 3\n"))
    }

    @Test func `whole numbers have no fraction, others keep theirs`() {
        Gauge(label: "netra_bytes", dimensions: [], factory: registry).record(73_921_945_600)
        Gauge(label: "netra_ratio", dimensions: [], factory: registry).record(0.25)
        #expect(registry.text.contains("netra_bytes 73921945600\n"))
        #expect(registry.text.contains("netra_ratio 0.25\n"))
    }

    @Test func `a label in use for another kind is not written twice`() {
        Counter(label: "netra_x_total", dimensions: [], factory: registry).increment()
        Gauge(label: "netra_x_total", dimensions: [("a", "1")], factory: registry).record(5)
        #expect(!registry.text.contains("} 5"))
    }

    @Test func `every family has a help, and what is counted is there from the start`() {
        let registry = PrometheusRegistry(help: MonitorMetrics.help)
        _ = MonitorMetrics(factory: registry)
        let lines = registry.text.split(separator: "\n")
        for line in lines where line.hasPrefix("# TYPE ") {
            let name = line.split(separator: " ")[2]
            #expect(lines.contains { $0.hasPrefix("# HELP \(name) ") }, "\(name)")
        }
        #expect(registry.text.contains("netra_fetches_total{outcome=\"timed-out\",subject=\"source\"} 0\n"))
    }
}

@Suite struct ReplacedFileTests {
    @Test func `a file is replaced whole, and nothing is left beside it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.prom"
        try ReplacedFile.write("one\n", to: path)
        try ReplacedFile.write("two\n", to: path)
        #expect(FileManager.default.contents(atPath: path) == Data("two\n".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.prom"])
    }

    @Test func `its mode is what was asked for, whatever the umask keeps from others`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/a.prom"
        try ReplacedFile.write("x", to: path, mode: 0o666)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o666)
    }

    @Test func `where it cannot be written the error says where and why`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ReplacedFile.Failure.self) {
            try ReplacedFile.write("x", to: folder.path + "/missing/a.prom")
        }
        #expect(error.map { "\($0)".hasSuffix("a.prom: cannot be written: No such file or directory") } == true)
    }
}
