/// A page's tags and references, as the parser is given them. What stands between tags and in attributes stays in the
/// page, and a number stands for it: the parser looks at every byte several times, and has no say in these.
///
/// A text is `=`, the number of its first run and `;`; an element's attributes are one, `a`, with the number of their first
/// value. Text that is white space stands in full, since the parser judges by it where an element ends. So do values with
/// references, as attributes of their own, and references in text: what they mean is the parser's to say.
struct HTMLSkeleton {
    /// Bytes of the page that are text.
    struct Run {
        var start: Int32
        var end: Int32
        /// The next run belongs to the same text.
        var goesOn = false
    }

    struct Value {
        var name: Attribute
        /// The last one of its element.
        var isLast = false
        /// It stands in the markup, as the next of the element's other attributes.
        var isWritten: Bool
        /// In the page.
        var start: Int32
        var end: Int32
    }

    private(set) var markup: [UInt8] = []
    private(set) var runs: [Run] = []
    private(set) var values: [Value] = []
    /// How many start tags stand in the markup.
    var tags = 0
    /// The text that ends the markup so far.
    private var text = OpenText()

    private struct OpenText {
        var start = -1
        var end = -1
        var run = 0
        var isBlank = false
    }

    /// Before what may have to be taken back.
    struct Mark {
        fileprivate let markup: Int
        fileprivate let values: Int
        fileprivate let tags: Int
    }

    var mark: Mark { Mark(markup: markup.count, values: values.count, tags: tags) }

    mutating func goBack(to mark: Mark) {
        markup.removeLast(markup.count - mark.markup)
        values.removeLast(values.count - mark.values)
        tags = mark.tags
    }

    mutating func write(_ bytes: some Collection<UInt8>) { markup.append(contentsOf: bytes) }

    mutating func write(_ byte: UInt8) { markup.append(byte) }

    mutating func write(_ text: StaticString) {
        text.withUTF8Buffer { markup.append(contentsOf: $0) }
    }

    /// Writes a character reference. A number is written as what it means (HTML §13.2.5.80): `&#147;` is `“` of windows-1252.
    mutating func write(reference: some Collection<UInt8>) {
        let bytes = Array(reference)
        guard bytes.count > 2, bytes[1] == UInt8(ascii: "#"), let (scalar, end) = EntityText.reference(bytes, 0) else {
            return write(bytes)
        }
        write("&#\(scalar.value);".utf8)
        write(bytes[end...])
    }

    /// In hexadecimal digits, the last one first.
    private mutating func write(number: Int) {
        var rest = number
        repeat {
            markup.append(HTMLSkeleton.digit(rest & 15))
            rest >>= 4
        } while rest > 0
    }

    @inline(__always) private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 10 ? 0x30 + value : 0x57 + value)
    }

    /// What a text's reference in the parser's text means, of which `text` is what follows the `=`; nil where it is none.
    @inline(__always) static func run(_ text: UnsafeBufferPointer<UInt8>) -> (number: Int, length: Int)? {
        guard let (value, digits) = number(text), digits < text.count, text[digits] == UInt8(ascii: ";") else {
            return nil
        }
        return (value, digits + 1)
    }

    /// A number that begins a text, and how many digits it has; nil where none does.
    @inline(__always) static func number(_ text: UnsafeBufferPointer<UInt8>) -> (value: Int, digits: Int)? {
        var value = 0
        var at = 0
        while at < min(text.count, 8) {
            let byte = text[at]
            let digit = byte.isDigit ? Int(byte) - 0x30 : byte >= 0x61 && byte <= 0x66 ? Int(byte) - 0x57 : -1
            guard digit >= 0 else { break }
            value |= digit << (4 * at)
            at += 1
        }
        return at > 0 ? (value, at) : nil
    }

    // MARK: Text

    /// Adds text. Where nothing was written since the last, it is one with that.
    /// - Parameter isScript: White space is not told from the rest.
    mutating func add(text range: Range<Int>, of page: UnsafeBufferPointer<UInt8>, isScript: Bool = false) {
        let bytes = UnsafeBufferPointer(rebasing: page[range])
        let isBlank = !isScript && bytes.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        if text.end == markup.count {
            runs[runs.count - 1].goesOn = true
        } else {
            text = OpenText(start: markup.count, end: 0, run: runs.count, isBlank: true)
        }
        runs.append(Run(start: Int32(range.lowerBound), end: Int32(range.upperBound)))
        if text.isBlank, isBlank {
            write(bytes)
        } else if text.isBlank {
            text.isBlank = false
            markup.removeLast(markup.count - text.start)
            write(UInt8.equals)
            write(number: text.run)
            write(UInt8(ascii: ";"))
        }
        text.end = markup.count
    }

    // MARK: Attributes

    /// Adds an attribute to the tag that is being written, of which `count` are added already.
    mutating func add(
        _ name: Attribute,
        value range: Range<Int>,
        of page: UnsafeBufferPointer<UInt8>,
        first: Int
    ) {
        let value = UnsafeBufferPointer(rebasing: page[range])
        let isWritten = value.contains { $0 == .ampersand || $0 == 0 }
        if values.count == first {
            write(" a=")
            write(number: first)
        } else {
            values[values.count - 1].isLast = false
        }
        if isWritten {
            write(" b")
            write(number: values.count - first)
            write("=\"")
            var at = 0
            while at < value.count {
                let byte = value[at]
                let end = byte == .ampersand ? value.referenceEnd(from: at) : at + 1
                if byte == .ampersand {
                    write(reference: value[at..<end])
                } else if byte == .quote {
                    write("&quot;")
                } else if byte != 0 {
                    write(byte)
                }
                at = end
            }
            write(UInt8.quote)
        }
        values.append(
            Value(
                name: name,
                isLast: true,
                isWritten: isWritten,
                start: Int32(range.lowerBound),
                end: Int32(range.upperBound)
            )
        )
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The end of the character reference that begins at `start`, with whatever may belong to it.
    func referenceEnd(from start: Int) -> Int {
        var at = start + 1
        while at < count, at - start < 32, self[at].isLetter || self[at].isDigit || self[at] == UInt8(ascii: "#") {
            at += 1
        }
        if at < count, self[at] == UInt8(ascii: ";") { at += 1 }
        return at
    }
}
