import Model

/// The three records that one exchange becomes: response, request and metadata.
struct CaptureRecords {
    let response: WARCRecord
    let request: WARCRecord?
    let metadata: WARCRecord

    init(_ capture: Capture, warcinfo: String) {
        let id = WARCRecord.newID()
        let protocolName = HTTPMessage.protocolName(of: capture.responseHead)
        var common = [("WARC-Target-URI", capture.address.text), ("WARC-Warcinfo-ID", "<\(warcinfo)>")]
        if !capture.remoteAddress.isEmpty { common.append(("WARC-IP-Address", capture.remoteAddress)) }

        let head = HTTPMessage.responseHead(of: capture)
        response = WARCRecord(
            kind: .response,
            id: id,
            date: capture.started,
            fields: common + (protocolName.map { [("WARC-Protocol", $0)] } ?? []),
            contentType: "application/http; msgtype=response",
            block: head + capture.body,
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
