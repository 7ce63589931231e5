import FoundationEssentials
import Model
public import Settings

/// Where the files of a rule pack lie.
public struct PackPaths: Hashable, Sendable {
    /// A folder of YAML files, and of what is fitted: trees (`.txt`), and what words weigh (`.tsv`).
    public var rules: String
    /// A folder of YAML files.
    public var lexicon: String
    public var calendar: String
    public var norms: String
    /// `code,name` lines; `regions-aliases.yaml` beside it.
    public var regions: String
    public var filing: String

    public init(rules: String, lexicon: String, calendar: String, norms: String, regions: String, filing: String) {
        self.rules = rules
        self.lexicon = lexicon
        self.calendar = calendar
        self.norms = norms
        self.regions = regions
        self.filing = filing
    }

    /// The files of one folder, named as they are shipped.
    public init(folder: String) {
        self.init(
            rules: folder + "/rules",
            lexicon: folder + "/lexicon",
            calendar: folder + "/calendar.yaml",
            norms: folder + "/norms.yaml",
            regions: folder + "/regions.csv",
            filing: folder + "/filing.yaml"
        )
    }

    /// Names beside the codes of `regions`, in a file of a fixed name.
    public var aliases: String {
        let folder = regions.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        return (folder.isEmpty ? "" : folder + "/") + "regions-aliases.yaml"
    }

    /// The files of trees in a folder, sorted by name.
    static func trees(in folder: String) -> [String] { files(in: folder) { $0.hasSuffix(".txt") } }

    /// The files of a folder that say what words weigh, sorted by name.
    static func words(in folder: String) -> [String] { files(in: folder) { $0.hasSuffix(".tsv") } }

    private static func files(in folder: String, _ isOne: (String) -> Bool) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter(isOne).sorted().map { "\(folder)/\($0)" }
    }

    /// The files of the folder of rules, in a stable order.
    public func ruleFiles() -> [String] {
        PackPaths.yaml(in: rules, into: Problems(file: "")) + PackPaths.words(in: rules) + PackPaths.trees(in: rules)
    }

    /// The YAML files of a folder, sorted by name. Notes an error where there is none.
    public static func yaml(in folder: String, into problems: Problems) -> [String] {
        let files = files(in: folder) { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
        if files.isEmpty {
            problems.add(
                Diagnostic("holds no .yaml file: name the folder of the shipped pack, or add one", file: folder)
            )
        }
        return files
    }

    /// Every file of the pack in a stable order, whether or not it is there.
    func files() -> [String] {
        let silent = Problems(file: "")
        return ruleFiles() + PackPaths.yaml(in: lexicon, into: silent) + [calendar, norms, regions, aliases, filing]
    }

    /// `sha256:` over the names and bytes of all files.
    public func fingerprint() -> String {
        var bytes: [UInt8] = []
        for path in files() {
            guard let data = FileManager.default.contents(atPath: path) else { continue }
            let name = path.split(separator: "/").last.map(String.init) ?? path
            bytes += Array(name.utf8) + [0] + Array("\(data.count)".utf8) + [0] + Array(data)
        }
        return Digest(of: bytes).labelled
    }
}
