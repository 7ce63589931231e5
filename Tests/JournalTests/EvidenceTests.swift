import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct EvidenceTests {
    /// The records of an archive, inflated, in order; empty where a member is torn.
    static func records(of path: String) throws -> [String] {
        let bytes = try ReadFile.bytes(of: path)
        let inflater = Inflater()
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { scratch.deallocate() }
        var records: [String] = []
        var record: [UInt8] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let step = rest.withUnsafeBytes { input in
                inflater.feed(input, scratch: scratch) { record += $0 }
            }
            guard case .memberEnded(let used) = step else { return [] }
            records.append(String(decoding: record, as: UTF8.self))
            record = []
            rest = rest.dropFirst(used)
            inflater.reset()
        }
        return records
    }

    @Test func `an exchange over HTTP 2 is kept as readers of archives expect it`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let recorded = try await journal.record(Sample.alerting(1))
        try await journal.close()
        let records = try Self.records(of: "\(desk.logs)/evidence-2024-11-14.warc.gz")
        #expect(
            records.map { $0.split(separator: "\r\n")[1] } == [
                "WARC-Type: warcinfo", "WARC-Type: response", "WARC-Type: request", "WARC-Type: metadata",
            ]
        )
        let response = try #require(records.dropFirst().first)
        #expect(
            response.hasSuffix(
                "\r\n\r\nHTTP/1.1 200 \r\ncontent-type: text/html; charset=utf-8\r\nX-Archive-Orig-content-encoding: br\r\n"
                    + "X-Archive-Orig-content-length: 17\r\nContent-Length: 17\r\n\r\n<p>Isi berita</p>\r\n\r\n"
            )
        )
        #expect(response.contains("WARC-Protocol: h2\r\n"))
        #expect(response.contains("WARC-Payload-Digest: \(Digest(of: "<p>Isi berita</p>").labelled)\r\n"))
        #expect(response.contains("WARC-IP-Address: 203.0.113.7\r\n"))
        #expect(records[3].contains("tlsCertificateDigest: \(Digest(of: "sertifikat").labelled)\r\n"))
        #expect(!records[2].contains("rahasia"))
        let id = try #require(response.split(separator: "\r\n")[2].split(separator: "<").last).dropLast()
        let line = try #require(desk.lines("2024-11-14").first)
        #expect(line.contains(#""record":"\#(id)","digest":"\#(Digest(of: "<p>Isi berita</p>").labelled)""#))
        #expect(recorded.alert != nil)
    }

    @Test func `every page of an article on several pages is kept, and the alert names the first`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        var reading = Sample.alerting(1)
        reading.furtherCaptures = [Sample.capture(of: Sample.address(2), body: "<p>Halaman dua</p>")]
        _ = try await journal.record(reading)
        try await journal.close()
        let responses = try Self.records(of: "\(desk.logs)/evidence-2024-11-14.warc.gz")
            .filter { $0.contains("WARC-Type: response\r\n") }
        #expect(responses.count == 2)
        #expect(responses.last?.contains("<p>Halaman dua</p>") == true)
        let line = try #require(desk.lines("2024-11-14").first)
        #expect(line.contains(Digest(of: "<p>Isi berita</p>").labelled))
    }

    @Test func `an unchanged page is kept once, and whatever a header holds stays in its place`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...5 { _ = try await journal.record(Sample.alerting(number)) }
        var empty = Sample.alerting(6)
        empty.capture?.body = []
        _ = try await journal.record(empty)
        var hostile = Sample.alerting(7)
        hostile.capture?.headers.append(HTTPHeader("x-evil", "a\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK"))
        _ = try await journal.record(hostile)
        // The same page again, and again with other furniture around the same text: only the first is a repeat.
        _ = try await journal.record(Sample.alerting(1))
        var furnished = Sample.alerting(1)
        furnished.capture?.body += Array("<p>iklan lain</p>".utf8)
        _ = try await journal.record(furnished)
        try await journal.close()
        let path = "\(desk.logs)/evidence-2024-11-14.warc.gz"
        let records = try Self.records(of: path)
        #expect(records.count == 25)
        let repeated = records[22]
        #expect(repeated.contains("WARC-Type: revisit\r\n"))
        #expect(repeated.contains("revisit/identical-payload-digest\r\n"))
        let first = try #require(records[1].split(separator: "\r\n").first { $0.hasPrefix("WARC-Record-ID: ") })
        #expect(repeated.contains("WARC-Refers-To: \(first.dropFirst(16))\r\n"))
        #expect(repeated.contains("WARC-Payload-Digest: \(Digest(of: "<p>Isi berita</p>").labelled)\r\n"))
        #expect(!repeated.contains("Isi berita"))
        try heldAgainstWarcio(path, desk.lines("2024-11-14"))
    }

    /// What warcio, where this machine has it, says of digests and of the records that alerts name.
    private func heldAgainstWarcio(_ path: String, _ lines: [String]) throws {
        guard Python.hasWarcio else { return print("not held against warcio: `make validators` installs it") }
        let index = Python.run(
            "from warcio.cli import main; main(['index', '-f', 'warc-record-id,warc-type', __import__('sys').argv[1]])",
            [path]
        )
        for line in lines where line.contains("alert.opened") {
            let named = try #require(line.split(separator: "\"record\":\"").last?.split(separator: "\"").first)
            #expect(index.output.contains("<\(named)>\", \"warc-type\": \"response\""), "\(named)")
        }
        let result = Python.run("from warcio.cli import main; main(['check', '-v', __import__('sys').argv[1]])", [path])
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.contains("digest pass") && !result.output.contains("fail"))
    }

    @Test func `a torn last record is cut at start and whole ones stay`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        await journal.abandon()
        let path = "\(desk.logs)/evidence-2024-11-14.warc.gz"
        let size = try #require(Folder.size(of: path))
        let whole = try gzip(Array("WARC/1.1\r\n".utf8))
        let file = try AppendFile(path: path, size: size, calls: SystemCalls())
        try file.append(whole + whole.dropLast(3))
        journal = try await desk.open()
        #expect(journal.opening.tornEvidenceBytes == Int64(whole.count - 3))
        #expect(Folder.size(of: path) == size + Int64(whole.count))
        _ = try await journal.record(Sample.alerting(2))
        #expect(try Self.records(of: path).count == 4 + 1 + 4)
        try await journal.close()
    }

    @Test func `evidence that is gone is said and does not stop the daemon`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        try await journal.close()
        let path = "\(desk.logs)/evidence-2024-11-14.warc.gz"
        let file = try AppendFile(path: path, size: 0, calls: SystemCalls())
        file.cut(to: 100)
        journal = try await desk.open()
        #expect(journal.opening.warnings.contains { $0.contains("evidence is missing") })
        _ = try await journal.record(Sample.alerting(2))
        #expect(try Self.records(of: path).count == 4)
        try await journal.close()
    }
}
