extension HTMLPrelude {
    /// Adds the attributes that somebody asks for. Of two with one name the first counts.
    /// - Returns: The place after the tag; whether it closed itself; whether it is a script that holds JSON.
    mutating func attributes(
        _ page: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        of tag: Tag
    ) -> (end: Int, isClosed: Bool, isJSON: Bool) {
        var at = start
        var count = 0
        var seen: UInt64 = 0
        let first = out.values.count
        var isJSON = false
        let tagStart = start
        while at < page.count {
            while at < page.count, page[at].isSpace { at += 1 }
            guard at < page.count else { break }
            if page[at] == .greaterThan { return (at + 1, at > 0 && page[at - 1] == .slash, isJSON) }
            if page[at] == .slash || page[at] == .lessThan && at == start {
                at += 1
                continue
            }
            if page[at] == .lessThan { return (at, false, isJSON) }  // the tag was never closed; a new one begins
            let nameStart = at
            var hash = FoldedHash()
            while at < page.count, !page[at].isSpace, page[at] != .equals, page[at] != .greaterThan,
                page[at] != .slash, page[at] != .lessThan
            {
                hash.add(page[at])
                at += 1
            }
            if at == nameStart {
                at += 1
                continue
            }
            while at < page.count, page[at].isSpace { at += 1 }
            var value = at..<at
            if at < page.count, page[at] == .equals {
                at += 1
                while at < page.count, page[at].isSpace { at += 1 }
                if at < page.count, page[at] == .quote || page[at] == .apostrophe {
                    let delimiter = page[at]
                    let open = at + 1
                    at = open
                    while at < page.count, page[at] != delimiter { at += 1 }
                    value = open..<at
                    at += at < page.count ? 1 : 0
                } else {
                    let open = at
                    while at < page.count, !page[at].isSpace, page[at] != .greaterThan { at += 1 }
                    value = open..<at
                }
            }
            guard count < MarkupBounds.attributes, at - tagStart < MarkupBounds.tag else { continue }
            guard let attribute = Attribute.byName[hash] else { continue }
            if attribute == .style, page[value].firstFolded("none", from: value.lowerBound) == nil { continue }
            if attribute == .src || attribute == .alt, tag != .img { continue }
            if tag == .script, attribute == .type {
                isJSON = page[value].firstFolded("json", from: value.lowerBound) != nil
            }
            count += 1
            guard seen >> attribute.rawValue & 1 == 0 else { continue }
            seen |= 1 << UInt64(attribute.rawValue)
            out.add(attribute, value: value, of: page, first: first)
        }
        return (page.count, false, isJSON)
    }
}
