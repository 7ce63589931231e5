/// Initials and marks that desks set behind the last sentence: `(ara)`, `(rul/jpg)`, `[***]`, `(ADV)`, `***`.
enum DeskCode {
    static let longest = 28

    /// Without them; empty where nothing else is there.
    static func trimmed(_ line: [UInt8]) -> ArraySlice<UInt8> {
        var rest = line[...].trimmedSpaces
        while let last = rest.last {
            if last == UInt8(ascii: "*") || last == UInt8(ascii: "_") || last == UInt8(ascii: "-") && rest.count < 6 {
                rest = rest.dropLast().trimmedSpaces
                continue
            }
            guard last == UInt8(ascii: ")") || last == UInt8(ascii: "]") else { break }
            let opening = last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
            guard let open = rest.lastIndex(of: opening), rest.endIndex - open <= longest else { break }
            guard isCode(rest[(open + 1)..<(rest.endIndex - 1)]) else { break }
            let before = rest[..<open].trimmedSpaces
            guard before.isEmpty || BodyText.endsSentence(Array(before)) else { break }
            rest = before
        }
        return rest
    }

    /// Letters, digits and the marks between initials; at most three words, no verb has room there.
    private static func isCode(_ inside: ArraySlice<UInt8>) -> Bool {
        guard !inside.isEmpty, inside.filter({ $0 == .space }).count <= 2 else { return false }
        return inside.allSatisfy { byte in
            byte.isLetter || byte.isDigit
                || [0x2F, 0x2A, 0x2D, 0x2E, 0x20, 0x26, 0x2C, 0x2B, 0x3A, 0x40, 0x5F].contains(byte)
        }
    }

    /// The line ends in, or is, a mark of paid copy: `(ADV)`, `(*/adv)`, `(Advertorial)`.
    static func marksAdvertorial(_ line: ArraySlice<UInt8>) -> Bool {
        guard let open = line.lastIndex(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) else {
            return false
        }
        guard line.endIndex - open <= 48 else { return false }
        return line[open...].split(whereSeparator: { !$0.isWord }).contains { word in
            marks.contains(FoldedHash(word))
        }
    }

    private static let marks: Set<FoldedHash> = Set(
        ["adv", "advertorial", "advetorial", "adv1", "advertorials", "pariwara", "infotorial"].map {
            FoldedHash($0.utf8)
        }
    )
}

/// Captions of pictures that stand as plain lines.
enum CaptionText {
    private static let marks: [StaticString] = [
        "(foto", "foto:", "foto :", "(ist)", "/ist)", "istimewa", "(dok", "dok.", "dok/", "doc.", "antara foto",
        "(sumber", "/ant)", "ilustrasi",
    ]

    static func isCaption(_ line: [UInt8]) -> Bool {
        guard line.count < 300, !BodyText.endsSentence(line) || line.last == UInt8(ascii: ")") else { return false }
        return marks.contains { line.firstFolded($0, from: 0) != nil }
    }

    /// A caption by the sign before its photographer at the end: `Bupati di rumah dinasnya. © Antara / Rina`.
    static func isCredited(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 300, let last = line.last, last != UInt8(ascii: "."), last != UInt8(ascii: ":"),
            let sign = line.firstFolded("©", from: line.startIndex)
        else { return false }
        return line.endIndex - sign < 70
    }
}

/// Text made comparable.
enum TextFolding {
    /// Letters and digits in lower case, nothing else; typographic punctuation is left out too.
    static func letters(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.withContiguousStorageIfAvailable { letters(in: $0) } ?? Array(text).withUnsafeBufferPointer(letters(in:))
    }

    /// The hash of `letters` of a text in UTF-8.
    static func hash(ofLetters text: [UInt8]) -> FoldedHash {
        var hash = FoldedHash()
        text.withUnsafeBufferPointer { fold($0) { hash.add($0) } }
        return hash
    }

    private static func letters(in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: text.count) { out, length in
            fold(text) { byte in
                out[length] = byte.lowered
                length += 1
            }
        }
    }

    /// Hands on, byte by byte, what of a text in UTF-8 counts: never more bytes than it has.
    @inline(__always)
    private static func fold(_ text: UnsafeBufferPointer<UInt8>, _ take: (UInt8) -> Void) {
        var at = 0
        while at < text.count {
            let byte = text[at]
            if byte < 0x80 {
                if byte.isLetter || byte.isDigit { take(byte) }
                at += 1
                continue
            }
            let end = min(text.count, at + (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2))
            // General punctuation (E2 80 ..) and no-break space (C2 A0) are dropped; other characters are kept.
            if byte != 0xC2, byte != 0xE2 || at + 1 < end && text[at + 1] != 0x80 {
                for place in at..<end { take(text[place]) }
            }
            at = end
        }
    }

    /// Words in lower case with single spaces.
    static func words(_ text: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var gap = false
        for byte in text {
            if byte.isWord {
                if gap, !out.isEmpty { out.append(.space) }
                gap = false
                out.append(byte.lowered)
            } else {
                gap = true
            }
        }
        return out
    }
}
