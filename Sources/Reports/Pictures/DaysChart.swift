import Model

/// Alerts over days, or weeks where there are many, above the stages of the election calendar. A day on which nobody
/// watched is an empty frame, not a day without alerts.
struct DaysChart {
    private struct Bar {
        let start: Day
        /// Nil where none of its days was watched.
        let count: Int?
    }

    private let bars: [Bar]
    private let span: Int
    private let first: Day
    private let last: Day
    private let stages: [CalendarStage]
    private let marked: Day?
    private let wording: Wording

    private static let left = 34.0
    private static let width = 480.0
    private static let top = 8.0
    private static let bottom = 128.0
    private static let rowHeight = 18.0

    /// - Parameters:
    ///   - counts: Of the watched days only.
    ///   - marked: A day that is set apart.
    init(
        counts: [Day: Int],
        days: ClosedRange<Day>,
        marked: Day?,
        stages: [CalendarStage],
        in wording: Wording
    ) {
        first = days.lowerBound
        last = days.upperBound
        let isLong = last - first > 92
        let span = isLong ? 7 : 1
        self.span = span
        bars = stride(from: 0, through: last - first, by: span).map { offset in
            let start = days.lowerBound + offset
            let watched = (0..<span).compactMap { counts[start + $0] }
            return Bar(start: start, count: watched.isEmpty ? nil : watched.reduce(0, +))
        }
        self.marked = marked
        // The shortest ones say most; more rows than these nobody reads.
        let touching = stages.filter { $0.isNational && $0.start <= days.upperBound && $0.end >= days.lowerBound }
        self.stages = Array(touching.prefix(8))
        self.wording = wording
    }

    func write(to page: inout HTMLText) {
        let watched = bars.compactMap(\.count)
        let highest = bars.max { ($0.count ?? -1) < ($1.count ?? -1) }
        let picture = Picture(
            id: "g-hari",
            title: wording.daysTitle(isWeekly: span > 1),
            description: wording.daysWords(
                total: watched.reduce(0, +),
                watched: watched.count,
                all: bars.count,
                highest: highest?.count ?? 0,
                on: highest?.start ?? first,
                isWeekly: span > 1
            ) + stageWords,
            width: Int(Self.width),
            height: Int(Self.bottom + 20 + Double(stages.count) * Self.rowHeight) + 4,
            heads: [span > 1 ? wording.week : wording.dayWord, wording.alerts, wording.stageWord],
            rows: bars.map { bar in
                let end = bar.start + (span - 1)
                let open = stages.filter { $0.start <= end && $0.end >= bar.start }.map { wording.event($0.event) }
                return [
                    "\(bar.start)", bar.count.map { "\($0)" } ?? wording.unwatchedDay, open.joined(separator: ", "),
                ]
            }
        )
        picture.write(to: &page, tableWords: wording.tableBehind) { svg in
            draw(&svg)
        }
    }

    private var stageWords: String {
        stages.map { " \(wording.event($0.event)): \(wording.day($0.start)) – \(wording.day($0.end))." }.joined()
    }

    private func draw(_ svg: inout HTMLText) {
        let peak = max(1, bars.compactMap(\.count).max() ?? 1)
        let step = (Self.width - Self.left - 4) / Double(max(1, bars.count))
        let height = Self.bottom - Self.top
        svg.rule(from: Self.left, to: Self.width - 4, y: Self.bottom)
        svg.label("\(peak)", x: Self.left - 4, y: Self.top + 9, size: 11, anchor: .end)
        svg.label("0", x: Self.left - 4, y: Self.bottom, size: 11, anchor: .end)
        for (index, bar) in bars.enumerated() {
            let x = Self.left + Double(index) * step
            let box = HTMLText.Box(x: x + step * 0.1, y: Self.top, width: step * 0.8, height: height)
            guard let count = bar.count else {
                svg.rectangle(box, class: "gone")
                continue
            }
            let size = height * Double(count) / Double(peak)
            let isMarked = marked.map { bar.start <= $0 && $0 < bar.start + span } ?? false
            svg.rectangle(
                .init(x: box.x, y: Self.bottom - size, width: box.width, height: size),
                class: isMarked ? "now" : "bar"
            )
        }
        svg.label(short(first), x: Self.left, y: Self.bottom + 14, size: 11)
        svg.label(short(last), x: Self.width - 4, y: Self.bottom + 14, size: 11, anchor: .end)
        let scale = (Self.width - Self.left - 4) / Double(last - first + 1)
        for (row, stage) in stages.enumerated() {
            let y = Self.bottom + 20 + Double(row) * Self.rowHeight
            let from = Self.left + Double(max(0, stage.start - first)) * scale
            let to = Self.left + Double(min(last - first, stage.end - first) + 1) * scale
            svg.rectangle(.init(x: from, y: y, width: max(3, to - from), height: Self.rowHeight - 4), class: "band")
            let isRight = from > Self.width * 0.6
            svg.label(
                wording.event(stage.event),
                x: isRight ? from - 4 : from + 3,
                y: y + 11,
                size: 11,
                anchor: isRight ? .end : .start
            )
        }
    }

    private func short(_ day: Day) -> String { wording.day(day) }
}
