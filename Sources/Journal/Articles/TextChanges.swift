import Model

/// Where two versions of an article differ, for people: paragraph by paragraph, and within a changed paragraph from the
/// first word that differs to the last, with three words of context.
enum TextChanges {
    /// At most this many are told; the digests vouch for the rest.
    static let most = 40
    private static let context = 3
    /// Beyond this many paragraphs a side, only the ends are compared.
    private static let bound = 600

    static func between(_ before: String, _ after: String) -> [AlertEdited.Change] {
        let old = paragraphs(of: before)
        let new = paragraphs(of: after)
        var changes: [AlertEdited.Change] = []
        for (removed, added) in hunks(old, new) where changes.count < most {
            if removed.count == added.count {
                for (a, b) in zip(removed, added) where changes.count < most { changes.append(narrowed(a, b)) }
            } else {
                changes.append(narrowed(removed.joined(separator: "\n"), added.joined(separator: "\n")))
            }
        }
        return changes
    }

    private static func paragraphs(of text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: true)
    }

    private static func hunks(_ old: [Substring], _ new: [Substring]) -> [(
        ArraySlice<Substring>, ArraySlice<Substring>
    )] {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - start, old[old.count - 1 - tail] == new[new.count - 1 - tail] {
            tail += 1
        }
        let a = old[start..<(old.count - tail)]
        let b = new[start..<(new.count - tail)]
        guard a.count <= bound, b.count <= bound, !a.isEmpty, !b.isEmpty else {
            return a.isEmpty && b.isEmpty ? [] : [(a, b)]
        }
        // Longest common subsequence; `lengths[i][j]` is that of what follows i and j.
        let width = b.count + 1
        var lengths = [UInt16](repeating: 0, count: (a.count + 1) * width)
        for i in stride(from: a.count - 1, through: 0, by: -1) {
            for j in stride(from: b.count - 1, through: 0, by: -1) {
                lengths[i * width + j] =
                    a[start + i] == b[start + j]
                    ? lengths[(i + 1) * width + j + 1] + 1
                    : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
            }
        }
        var found: [(ArraySlice<Substring>, ArraySlice<Substring>)] = []
        var (i, j, fromI, fromJ) = (0, 0, 0, 0)
        func close() {
            if fromI < i || fromJ < j {
                found.append((a[(start + fromI)..<(start + i)], b[(start + fromJ)..<(start + j)]))
            }
        }
        while i < a.count, j < b.count {
            if a[start + i] == b[start + j] {
                close()
                i += 1
                j += 1
                (fromI, fromJ) = (i, j)
            } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
                i += 1
            } else {
                j += 1
            }
        }
        (i, j) = (a.count, b.count)
        close()
        return found
    }

    private static func narrowed(_ removed: some StringProtocol, _ added: some StringProtocol) -> AlertEdited.Change {
        let a = removed.split(whereSeparator: \.isWhitespace)
        let b = added.split(whereSeparator: \.isWhitespace)
        var head = 0
        while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
        var tail = 0
        while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        func cut(_ words: [some StringProtocol]) -> String {
            let end = words.count - tail
            guard head < end else { return "" }
            return words[max(0, head - context)..<min(words.count, end + context)].joined(separator: " ")
        }
        return AlertEdited.Change(removed: cut(a), added: cut(b))
    }
}
