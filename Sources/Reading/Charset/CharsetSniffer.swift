/// Which charset bytes are in, by the order of the WHATWG Encoding and HTML Standards: byte order mark, the transport's
/// word, what the document says of itself in its first bytes, and at last the bytes themselves.
struct CharsetSniffer {
    /// How much of the head is searched: 1024 by the standard, more because real pages put scripts before the meta.
    static let window = 4096

    /// - Parameter contentType: The header of that name, such as `text/html; charset=utf-8`.
    static func charset(of bytes: [UInt8], contentType: String?) -> (charset: Charset, markLength: Int) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if let stated = contentType.flatMap({ label(in: Array($0.utf8)) }).flatMap({ Charset(label: $0) }) {
            return (agreeing(stated, bytes), 0)
        }
        if let wide = wideWithoutMark(bytes) { return (wide, 0) }
        if let stated = declared(in: bytes.prefix(window)) {
            // A document whose declaration could be read as ASCII is not UTF-16, whatever it says (HTML §13.2.3.2).
            let narrow = stated == .utf16LittleEndian || stated == .utf16BigEndian ? .utf8 : stated
            return (agreeing(narrow, bytes), 0)
        }
        return (agreeing(.windows1252, bytes), 0)
    }

    /// A declared windows-1252 gives way where the bytes are UTF-8 beyond doubt: text in a one-byte charset that
    /// happens to form valid sequences of UTF-8 throughout does not occur. The other way round, a declared UTF-8 whose
    /// bytes are mostly not is windows-1252.
    private static func agreeing(_ stated: Charset, _ bytes: [UInt8]) -> Charset {
        switch stated {
        case .windows1252, .utf8:
            let (sequences, errors) = sequencesOfUTF8(bytes)
            if stated == .windows1252 { return sequences > 0 && errors == 0 ? .utf8 : .windows1252 }
            return errors > 0 && sequences == 0 ? .windows1252 : .utf8
        case .utf16BigEndian, .utf16LittleEndian:
            return wideWithoutMark(bytes) == nil && !bytes.prefix(window).contains(0) ? .utf8 : stated
        }
    }

    /// How many characters beyond ASCII there are, and how many bytes that belong to none. A sequence cut off by the
    /// end counts as neither.
    static func sequencesOfUTF8(_ bytes: [UInt8]) -> (sequences: Int, errors: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            var sequences = 0
            var errors = 0
            var at = 0
            while at < bytes.count {
                let lead = bytes[at]
                if lead < 0x80 {
                    at = bytes.asciiEnd(from: at)
                    continue
                }
                let length = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0
                guard length > 0, lead < 0xF5 else {
                    errors += 1
                    at += 1
                    continue
                }
                var end = at + 1
                while end < at + length, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                if end == at + length { sequences += 1 } else if end < bytes.count { errors += 1 }
                at = end
            }
            return (sequences, errors)
        }
    }

    /// UTF-16 shows itself in markup: every second byte of `<!DO…` is zero.
    private static func wideWithoutMark(_ bytes: [UInt8]) -> Charset? {
        let head = bytes.prefix(64)
        guard head.count >= 8 else { return nil }
        let zeros = (
            even: stride(from: 0, to: head.count, by: 2).count { head[$0] == 0 },
            odd: stride(from: 1, to: head.count, by: 2).count { head[$0] == 0 }
        )
        let enough = head.count * 3 / 8
        if zeros.odd >= enough, zeros.even <= head.count / 16 { return .utf16LittleEndian }
        if zeros.even >= enough, zeros.odd <= head.count / 16 { return .utf16BigEndian }
        return nil
    }

    /// `<meta charset>`, `<meta http-equiv>` with a content type, or an XML declaration's `encoding`.
    static func declared(in head: ArraySlice<UInt8>) -> Charset? {
        let start = head.startIndex
        if let declaration = head.firstFolded("<?xml", from: start),
            let end = head.firstFolded("?>", from: declaration),
            let label = value(of: "encoding", in: head[declaration..<end]), let charset = Charset(label: label)
        {
            return charset
        }
        var at = start
        while let meta = head.firstFolded("<meta", from: at) {
            let end = head[meta...].firstIndex(of: .greaterThan) ?? head.endIndex
            let tag = head[meta..<end]
            if let label = label(in: Array(tag)), let charset = Charset(label: label) { return charset }
            at = max(end, meta + 5)
        }
        return nil
    }

    /// What follows `charset=`, with or without quotes.
    private static func label(in bytes: [UInt8]) -> String? { value(of: "charset", in: bytes[...]) }

    private static func value(of key: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        var from = bytes.startIndex
        while let found = bytes.firstFolded(key, from: from) {
            var at = found + key.utf8CodeUnitCount
            from = at
            while at < bytes.endIndex, bytes[at].isSpace { at += 1 }
            guard at < bytes.endIndex, bytes[at] == .equals else { continue }
            at += 1
            while at < bytes.endIndex, bytes[at].isSpace || bytes[at] == .quote || bytes[at] == .apostrophe { at += 1 }
            let label = bytes[at...].prefix { $0.isWord || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A || $0 == 0x2E }
            if !label.isEmpty, label.count < 40 { return label.string }
        }
        return nil
    }
}
