/// Tells the lines of a page from the lines of the report, in text that has lost its markup: BACA JUGA, captions,
/// credits, comment forms, share widgets, view counters. Everything behind a tail marker is furniture too.
struct Furniture {
    static let wordsLookedAt = 8
    /// Bytes from which a line that is most of a text is no line of the page but a text that has lost its line feeds.
    private static let longest = 400

    private let bytes: [UInt8]
    private let words: [Word]
    private var tail = false

    init(bytes: [UInt8], words: [Word]) {
        self.bytes = bytes
        self.words = words
    }

    /// Lines are asked about in order, each with its first words.
    mutating func holds(line: Range<Int>, words range: Range<Int>) -> Bool {
        if tail { return true }
        guard let first = range.first else { return true }
        // A credit or label reaches to its colon; a phrase is at the line's beginning.
        let lead = key(first)
        if let phrases = Furniture.phrases[lead] {
            for phrase in phrases where matches(phrase.keys, range) {
                if phrase.needsColon, !hasColon(after: first + phrase.keys.count - 1, in: line) { continue }
                if phrase.isTail, line.lowerBound * 5 > bytes.count * 2 { tail = true }
                let isWhole = line.count >= Furniture.longest && line.count * 2 >= bytes.count
                return tail || !isWhole || DrawnRule.first(in: line, of: bytes) != nil
            }
        }
        return isViewCounter(range) || isPictureSize(line, range)
    }

    private func matches(_ keys: [UInt64], _ range: Range<Int>) -> Bool {
        guard keys.count <= range.count else { return false }
        for (offset, wanted) in keys.enumerated() where key(range.lowerBound + offset) != wanted { return false }
        return true
    }

    private func hasColon(after word: Int, in line: Range<Int>) -> Bool {
        var at = Int(words[word].end)
        while at < line.upperBound, bytes[at] == 0x20 || bytes[at] == 0x2F || bytes[at] == 0xC2 || bytes[at] == 0xA0 {
            at += 1
        }
        return at < line.upperBound && bytes[at] == UInt8(ascii: ":")
    }

    /// `oleh -23 Dilihat`, `1.234 views`, `Post Views: 12`, `3 dibaca`.
    private func isViewCounter(_ range: Range<Int>) -> Bool {
        guard range.count <= 5, range.count >= 2, range.contains(where: { words[$0].isNumber }) else { return false }
        return range.contains { Furniture.counters.contains(key($0)) }
    }

    /// `1135x1600`, `banner 130x650`.
    private func isPictureSize(_ line: Range<Int>, _ range: Range<Int>) -> Bool {
        guard range.count <= 2, line.count <= 24, let last = range.last else { return false }
        let word = words[last]
        guard word.shape.contains(.digits), word.shape.contains(.letters) else { return false }
        let letters = bytes[word.range].filter { !(0x30...0x39).contains($0) }
        return letters == [UInt8(ascii: "x")] && bytes[word.range].last != UInt8(ascii: "x")
    }

    private func key(_ word: Int) -> UInt64 { SentenceWords.key(bytes, words[word].range) }

    private struct Phrase {
        var keys: [UInt64]
        var needsColon: Bool
        var isTail: Bool
    }

    private static let counters = SentenceWords.set("dilihat views view dibaca pembaca kali")

    /// By the first word. A colon at the end asks for a colon in the line; `>` opens the tail of the page.
    private static let phrases: [UInt64: [Phrase]] = {
        let lines = """
            baca juga
            baca:
            baca selengkapnya
            baca lainnya
            baca pula
            baca berita
            simak juga
            lihat juga
            simak video
            tonton juga
            tonton video
            artikel terkait
            foto:
            ket foto
            keterangan foto
            keterangan gambar
            teks foto
            caption:
            ilustrasi:
            video:
            dok:
            advertisement
            iklan
            scroll to
            scroll ke bawah
            gulir untuk
            lanjutkan membaca
            lanjut baca
            halaman selanjutnya
            halaman:
            page:
            editor:
            penulis:
            pewarta:
            reporter:
            redaktur:
            uploader:
            wartawan:
            jurnalis:
            kontributor:
            laporan:
            laporan wartawan
            sumber:
            tag:
            tags:
            kategori:
            copyright
            ikuti kami
            ikuti berita
            ikuti saluran
            ikuti whatsapp
            follow
            gabung ke
            gabung di
            dapatkan berita
            dapatkan update
            cek berita
            share:
            bagikan:
            bagikan ke
            bagikan artikel
            >berita terkait
            >artikel terkait
            >tinggalkan balasan
            >batalkan balasan
            >alamat email anda
            >ruas yang wajib
            >simpan nama
            >leave a reply
            >your email address
            >this site uses
            >you cannot copy
            >eksplorasi konten
            >langganan sekarang
            >discover more
            >sebarkan artikel
            >share this
            >like this
            >related posts
            >mungkin anda menyukai
            >posting komentar
            >post a comment
            >isi komentar
            >artikel ini telah tayang
            """
        var phrases: [UInt64: [Phrase]] = [:]
        for line in lines.split(separator: "\n") {
            let isTail = line.hasPrefix(">")
            let needsColon = line.hasSuffix(":")
            let text = line.filter { $0 != ">" && $0 != ":" }
            let keys = text.split(separator: " ").map { SentenceWords.key(Array($0.utf8), 0..<$0.utf8.count) }
            guard let first = keys.first else { continue }
            phrases[first, default: []].append(Phrase(keys: keys, needsColon: needsColon, isTail: isTail))
        }
        return phrases
    }()
}

/// A line drawn with equals signs: what is left of line feeds in a text that has lost them.
enum DrawnRule {
    /// Whether one of three signs or more starts at a byte.
    static func starts(_ at: Int, _ end: Int, _ bytes: [UInt8]) -> Bool {
        at + 2 < end && bytes[at..<at + 3].allSatisfy { $0 == UInt8(ascii: "=") }
    }

    /// Behind the last sign of one that starts at a byte.
    static func end(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int {
        bytes[start..<end].firstIndex { $0 != UInt8(ascii: "=") } ?? end
    }

    static func first(in line: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
        line.first { starts($0, line.upperBound, bytes) }.map { $0..<end($0, line.upperBound, bytes) }
    }
}
