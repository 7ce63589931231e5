import Model

/// The three records that one exchange becomes: response (or revisit), request and metadata.
struct CaptureRecords {
    let response: WARCRecord
    let request: WARCRecord?
    let metadata: WARCRecord

    /// - Parameter origin: Where the same payload is kept already; nil where it is not.
    init(_ capture: Capture, warcinfo: String, origin: EvidenceOrigin? = nil) {
        let id = WARCRecord.newID()
        let protocolName = HTTPMessage.protocolName(of: capture.responseHead)
        var common = [("WARC-Target-URI", capture.address.text), ("WARC-Warcinfo-ID", "<\(warcinfo)>")]
        if !capture.remoteAddress.isEmpty { common.append(("WARC-IP-Address", capture.remoteAddress)) }

        let head = HTTPMessage.responseHead(of: capture)
        var fields = common + (protocolName.map { [("WARC-Protocol", $0)] } ?? [])
        if let origin {
            fields += [
                ("WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"),
                ("WARC-Refers-To", "<\(origin.record)>"), ("WARC-Refers-To-Target-URI", origin.uri),
                ("WARC-Refers-To-Date", WARCRecord.text(of: origin.date)),
            ]
        }
        response = WARCRecord(
            kind: origin == nil ? .response : .revisit,
            id: id,
            date: capture.started,
            fields: fields,
            contentType: "application/http; msgtype=response",
            block: origin == nil ? head + capture.body : head,
            payload: capture.body[...]
        )
        request =
            capture.requestHead.isEmpty
            ? nil
            : WARCRecord(
                kind: .request,
                id: WARCRecord.newID(),
                date: capture.started,
                fields: common + [("WARC-Concurrent-To", "<\(id)>")],
                contentType: "application/http; msgtype=request",
                block: HTTPMessage.requestHead(of: capture)
            )

        var text = "requested: \(capture.requested.text)\r\n"
        text += "fetchTimeMs: \(max(0, capture.finished.milliseconds - capture.started.milliseconds))\r\n"
        if !capture.remoteAddress.isEmpty { text += "remoteAddress: \(WARCRecord.line(capture.remoteAddress))\r\n" }
        if let certificate = capture.certificate { text += "tlsCertificateDigest: \(certificate.labelled)\r\n" }
        if let protocolName { text += "protocol: \(protocolName)\r\n" }
        metadata = WARCRecord(
            kind: .metadata,
            id: WARCRecord.newID(),
            date: capture.started,
            fields: [
                ("WARC-Target-URI", capture.address.text), ("WARC-Warcinfo-ID", "<\(warcinfo)>"),
                ("WARC-Concurrent-To", "<\(id)>"),
            ],
            contentType: "application/warc-fields",
            block: Array(text.utf8)
        )
    }

    /// In the order of the file.
    var all: [WARCRecord] { [response] + (request.map { [$0] } ?? []) + [metadata] }
}
