import Detection
import Fetching
import Model
import Reading
import Settings

/// `netra source add`: where the articles of an outlet can be followed, tried out, as an entry to paste.
public struct SourceSearch: Sendable {
    private let configurationFile: String?
    private let name: String?
    private let region: String?
    private let isLocal: Bool

    /// - Parameters:
    ///   - configurationFile: Whose contact, packs and manners hold; nil for the defaults.
    ///   - name: Of the source; nil to take the outlet's.
    ///   - region: Kemendagri code; nil to tell it from the outlet's name.
    ///   - isLocal: Loopback and private addresses are allowed.
    public init(configurationFile: String?, name: String?, region: String?, isLocal: Bool) {
        self.configurationFile = configurationFile
        self.name = name
        self.region = region
        self.isLocal = isLocal
    }

    /// Addresses of one kind of evidence that are tried.
    private static let most = 6

    public func run(url: String, on terminal: Terminal) async -> ExitStatus {
        let whole = url.contains("://") ? url : "https://\(url)"
        guard let address = WebAddress(whole) else {
            terminal.error("\(url): not a web address; give one as https://outlet.example/")
            return .usedWrongly
        }
        let problems = Problems(file: configurationFile ?? "")
        let configuration = configurationFile.flatMap { Configuration.read(file: $0, into: problems) }
        let regions = OutletRegions(paths: configuration?.packs ?? .shipped, into: problems)
        terminal.tell(problems)
        if problems.hasErrors { return .foundWrong }

        let visits = Visits(settings: configuration?.fetchSettings ?? FetchSettings(contact: "", version: Version.text))
        let status = await search(address, isSchemeGuessed: whole != url, visits, regions, terminal)
        await visits.shutDown()
        return status
    }

    private func search(
        _ address: WebAddress,
        isSchemeGuessed: Bool,
        _ visits: Visits,
        _ regions: OutletRegions,
        _ terminal: Terminal
    ) async -> ExitStatus {
        terminal.progress("asking \(address)")
        let first = await visits.fetch(address, isLocal: isLocal)
        terminal.progress("")
        let given = SourceFinding(first)
        guard first.outcome == .fetched, let capture = first.capture else {
            let hint = hint(first.outcome, isSchemeGuessed: isSchemeGuessed)
            terminal.error("\(address): \(given.problem ?? first.outcome.rawValue)\(hint)")
            return .foundWrong
        }
        if given.kind == .feed || given.kind == .sitemap, given.isUseful {
            let home = capture.address.resolving("/") ?? capture.address
            return report([given], outlet: given.title, home: home, regions, terminal)
        }
        let page = Page(
            bytes: capture.body,
            contentType: capture.header("content-type"),
            address: capture.address
        )
        let discovery = FeedDiscovery(homePage: page)
        var found = await attempt(discovery, given, visits, terminal)
        if given.kind == .page {
            terminal.error("\(address): is one article; give the outlet's home page to follow all of them")
        }
        found = Self.bestFirst(found)
        guard !found.isEmpty else {
            terminal.error(
                "\(address): no feed, sitemap or list of articles was found; look for the outlet's index page (indeks) and"
                    + " give that"
            )
            return .foundWrong
        }
        let outlet = discovery.outlet ?? found.first { $0.kind == .feed }?.title
        return report(found, outlet: outlet, home: capture.address, regions, terminal)
    }

    /// By kind, and within one by how new it is; what is left behind by others, after them.
    private static func bestFirst(_ found: [SourceFinding]) -> [SourceFinding] {
        let sorted = found.sorted { a, b in
            (a.rank, a.newest?.order ?? 0, a.entries) > (b.rank, b.newest?.order ?? 0, b.entries)
        }
        return sorted.filter { !$0.isLeftBehind(found) } + sorted.filter { $0.isLeftBehind(found) }
    }

    /// Tries what the page advertises and links to, and what its software usually has only where that was nothing.
    private func attempt(
        _ discovery: FeedDiscovery,
        _ given: SourceFinding,
        _ visits: Visits,
        _ terminal: Terminal
    ) async -> [SourceFinding] {
        var found: [SourceFinding] = given.isUseful ? [given] : []
        var seen: Set<WebAddress> = [given.address]
        for evidence in [FeedDiscovery.Candidate.Evidence.advertised, .linked, .customary] {
            if evidence == .customary, found.contains(where: { $0.kind == .feed && $0.daysSilent == nil }) { break }
            var addresses = discovery.candidates.filter { $0.evidence == evidence }.map(\.address)
            if evidence == .linked { addresses += await visits.sitemaps(of: given.address) }
            for address in addresses.filter({ seen.insert($0).inserted }).prefix(Self.most) {
                terminal.progress("trying \(address)")
                let finding = SourceFinding(await visits.fetch(address, isLocal: isLocal))
                terminal.progress("")
                let isNew = !found.contains { $0.address == finding.address && $0.kind == finding.kind }
                if finding.isUseful, finding.kind != .listing {
                    if isNew { found.append(finding) }
                } else {
                    terminal.error("\(address): \(finding.text)")
                }
            }
        }
        return found
    }

    private func report(
        _ found: [SourceFinding],
        outlet: String?,
        home: WebAddress,
        _ regions: OutletRegions,
        _ terminal: Terminal
    ) -> ExitStatus {
        guard let best = found.first, let kind = best.kind else { return .foundWrong }
        let name = name ?? SourceEntry.name(outlet: outlet, host: home.host)
        let told =
            region.map { Region(code: $0, name: "as given") } ?? regions.region(in: [name, outlet ?? "", home.host])
        let entry = SourceEntry(
            name: name,
            url: best.address,
            kind: kind,
            region: told,
            homepage: home,
            isLocal: isLocal
        )
        terminal.out("# \(Self.comment(outlet ?? home.host)): \(Self.comment(best.text))")
        terminal.out(entry.yaml)
        for other in found.dropFirst() {
            terminal.out("# or \(other.kind?.rawValue ?? "") \(other.address): \(Self.comment(other.text))")
        }
        if let days = best.daysSilent {
            let others = found.count > 1 ? "; the others are below it" : ""
            terminal.error(
                "\(name): nothing newer than \(days) days stands there: see whether the outlet still keeps it up\(others)"
            )
        }
        if told == nil {
            terminal.error("\(name): its region is not told by its name: add `region:` with a Kemendagri code")
        }
        return .fine
    }

    private static func comment(_ text: String) -> String {
        String(Terminal.line(text).prefix(160))
    }

    /// - Parameter isSchemeGuessed: The address was given without one.
    private func hint(_ outcome: FetchOutcome, isSchemeGuessed: Bool) -> String {
        switch outcome {
        case .tlsFailure where isSchemeGuessed, .connectionFailed where isSchemeGuessed,
            .timedOut where isSchemeGuessed:
            "; it may answer without encryption only: try http://"
        case .refusedAddress where !isLocal: "; --local allows loopback and private addresses"
        case .forbiddenByRobots: "; the outlet does not want robots there, and Netra keeps to it"
        case .dnsFailure: "; is the name right?"
        default: ""
        }
    }
}
