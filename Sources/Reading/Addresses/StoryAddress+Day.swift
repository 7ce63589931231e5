public import Model

/// The day in a page's address.
extension StoryAddress {
    /// `/2024/11/13/judul`, `/20241113/judul`, `/13-11-2024`: the day only.
    public static func day(of address: WebAddress) -> Day? {
        let parts = address.path.split(whereSeparator: { $0 == "/" || $0 == "-" })
        for index in parts.indices {
            if index + 2 < parts.count, parts[index].utf8.count == 4, parts[index + 2].utf8.count == 2,
                let found = day(parts[index], parts[index + 1], parts[index + 2])
            {
                return found
            }
        }
        for part in address.path.split(separator: "/") {
            if part.utf8.count == 8, part.utf8.allSatisfy(\.isDigit),
                let found = day(part.prefix(4), part.dropFirst(4).prefix(2), part.suffix(2))
            {
                return found
            }
            let numbers = part.split(separator: "-", omittingEmptySubsequences: false)
            if numbers.count == 3, numbers[0].utf8.count == 2, numbers[2].utf8.count == 4,
                let found = day(numbers[2], numbers[1], numbers[0])
            {
                return found
            }
        }
        return nil
    }

    private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> Day? {
        guard let year = Int(year), (1995...2100).contains(year), let month = Int(month), let day = Int(day) else {
            return nil
        }
        return Day(year: year, month: month, day: day)
    }
}
