import Model

/// The text of an occasion in a service's markup, shortened only as far as the service makes it necessary.
struct FittingText: Sendable {
    let text: String
    /// Events of a digest that it tells.
    let events: Int
    /// The first line in plain text, for a subject.
    let bulletin: Bulletin

    /// - Parameter limit: UTF-16 units of the marked-up text: at least as many as any service counts.
    init(_ occasion: Occasion, style: MessageStyle, markup: some Markup, limit: Int) {
        func render(_ bulletin: Bulletin) -> (Bulletin, String, fits: Bool) {
            let text = bulletin.rendered(markup)
            return (bulletin, text, text.utf16.count <= limit)
        }
        var best: (Bulletin, String, fits: Bool)
        var count = 1
        switch occasion {
        case .event(let event):
            best = (Bulletin(), "", false)
            for brevity in Brevity.steps {
                best = render(EventBulletin(event, style: style, brevity: brevity).bulletin)
                if best.fits { break }
            }
            if !best.fits {
                // Not even the shortest: what is left is region, stance and link.
                var least = style
                least.detail = .minimal
                best = render(EventBulletin(event, style: least, brevity: Brevity.steps[0]).bulletin)
            }
        case .digest(let events):
            // Found by halving: each try is a whole text.
            var (most, least) = (events.count, 1)
            best = render(DigestBulletin(events: Array(events.prefix(most)), style: style).bulletin)
            if !best.fits {
                while least + 1 < most {
                    let middle = (least + most) / 2
                    if render(DigestBulletin(events: Array(events.prefix(middle)), style: style).bulletin).fits {
                        least = middle
                    } else {
                        most = middle
                    }
                }
                most = least
                best = render(DigestBulletin(events: Array(events.prefix(most)), style: style).bulletin)
            }
            count = most
        case .heartbeat, .test:
            best = render(occasion.notice(in: style.wording) ?? Bulletin())
        }
        bulletin = best.0
        text = best.1
        self.events = count
    }
}
