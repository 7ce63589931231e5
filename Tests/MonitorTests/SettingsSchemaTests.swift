import FoundationEssentials
import Model
import Settings
import TestSupport
import Testing

@testable import Monitor

/// The schemas that editors complete and check settings by: against the readers, the shipped files and the manual.
@Suite struct SettingsSchemaTests {
    private static let config = Fixtures("../../Config")
    private static let manual = Fixtures("../../systemd/man")

    /// Relative to `Config`.
    static let shipped =
        ["netra.yaml", "calendar.yaml", "filing.yaml", "norms.yaml", "regions-aliases.yaml"]
        + ["lexicon", "rules", "sources"].flatMap { folder in
            Fixtures("../../Config/\(folder)").names(suffix: ".yaml").map { "\(folder)/\($0)" }
        }

    /// The schema that the first line of a shipped file names; nil where it names none.
    private static func schema(of file: String) -> String? {
        let first = config.text(file).prefix { $0 != "\n" }
        let mark = "# yaml-language-server: $schema="
        guard first.hasPrefix(mark) else { return nil }
        let folder = file.split(separator: "/").dropLast().map { "\($0)/" }.joined()
        return "\(config.folder)/\(folder)\(first.dropFirst(mark.count))"
    }

    @Test(arguments: shipped)
    func `the first line of a shipped file names its schema`(file: String) throws {
        let schema = try #require(Self.schema(of: file))
        #expect(FileManager.default.fileExists(atPath: schema), "\(schema)")
    }

    // MARK: By a real validator

    /// Prints the files that are not valid by the schema, a line each, with its first mistake behind a tab. Scalars are
    /// read as YAML 1.2 has them, since editors do.
    private static let validate = #"""
        import json, re, sys, jsonschema, yaml
        class Core(yaml.SafeLoader): pass
        Core.yaml_implicit_resolvers = {}
        for tag, pattern, first in [
            ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
            ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
            ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
            ("float", r"^[-+]?([0-9]+\.[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$", list("-+0123456789.")),
        ]:
            Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
        schema = json.load(open(sys.argv[1], encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for path in sys.argv[2:]:
            try:
                content = yaml.load(open(path, encoding="utf-8"), Core)
                mistakes = [f"{e.json_path} {e.message[:200]}" for e in validator.iter_errors(content)]
            except yaml.YAMLError as error:
                mistakes = [str(error).replace("\n", " ")]
            if mistakes:
                print(path, mistakes[0], sep="\t")
        """#

    @Test(.enabled(if: Python.has("jsonschema", "yaml"), "needs `make validators`"))
    func `every shipped file is valid by its schema`() {
        let files = Dictionary(grouping: Self.shipped) { Self.schema(of: $0) ?? "" }
        for (schema, files) in files {
            let end = Python.run(Self.validate, [schema] + files.map { "\(Self.config.folder)/\($0)" })
            #expect(end.status == 0 && end.output.isEmpty, "\(end.output)")
        }
    }

    /// Mistakes that no schema can tell: intervals that do not fit one another, missing files, a name given twice.
    private static let beyondSchemas: Set = [
        "files-for-folders.yaml", "interval-below-minimum.yaml",
        "interval-below-minimum-on-what-begins-as-loopback.yaml", "intervals.yaml", "missing-files.yaml",
        "secret-mistakes.yaml", "two-sources-of-one-name.yaml",
    ]

    @Test(.enabled(if: Python.has("jsonschema", "yaml"), "needs `make validators`"))
    func `a configuration with a mistake is not valid, one without is`() {
        let fixtures = ConfigurationTests.fixtures
        let names = fixtures.names(suffix: ".yaml")
        let wrong = names.filter { !fixtures.text($0.replacing(".yaml", with: ".expected")).isEmpty }
        let end = Python.run(
            Self.validate,
            ["\(Self.config.folder)/schema/netra.schema.json"] + names.map { "\(fixtures.folder)/\($0)" }
        )
        let refused = end.output.split(separator: "\n").compactMap { line in
            line.split(separator: "\t").first?.split(separator: "/").last.map(String.init)
        }
        #expect(end.status == 0 && Set(refused) == Set(wrong).subtracting(Self.beyondSchemas), "\(end.output)")
    }

    // MARK: Keys

    /// As much of a JSON Schema as these tests ask for.
    private struct Schema: Decodable {
        var description: String?
        var properties: [String: Schema]?
        var anyOf: [Schema]?
        var definitions: [String: Schema]?

        enum CodingKeys: String, CodingKey {
            case description, properties, anyOf
            case definitions = "$defs"
        }

        var keys: Set<String> { Set((properties ?? [:]).keys) }

        /// The keys here and everywhere below.
        var allKeys: Set<String> {
            let inner = Array((properties ?? [:]).values) + (anyOf ?? []) + Array((definitions ?? [:]).values)
            return inner.reduce(into: keys) { $0.formUnion($1.allKeys) }
        }

        /// Keys here and below that nothing explains.
        var unexplained: [String] {
            let silent = (properties ?? [:]).filter { $1.description == nil }.map(\.key)
            let inner = Array((properties ?? [:]).values) + (anyOf ?? []) + Array((definitions ?? [:]).values)
            return silent + inner.flatMap(\.unexplained)
        }

        static func read(_ name: String) throws -> Schema {
            let bytes = SettingsSchemaTests.config.bytes("schema/\(name).schema.json")
            return try JSONDecoder().decode(Schema.self, from: Data(bytes))
        }
    }

    /// By place: what its reader says is known there when it meets a key that is not.
    private static func keysOfReader() throws -> [String: Set<String>] {
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/netra.yaml"
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        let stray = "qqqqqqqqqqqq"
        try """
        contact: monitor@example.org
        \(stray): 1
        retention: { \(stray): 1 }
        reports: { \(stray): 1 }
        fetching: { \(stray): 1 }
        sources: [{ name: a, url: "https://outlet.example/", \(stray): 1 }]
        webhooks:
          - { name: a, url: "https://a.example/", secret: \(secret), \(stray): 1,
              only: { \(stray): 1 }, digest: { \(stray): 1 } }
          - { name: b, url: "https://b.example/", format: telegram, chat: "1", \(stray): 1 }
          - { name: c, url: "smtps://c.example", format: email, from: a@c.example, to: b@c.example, \(stray): 1 }
        """.write(toFile: file, atomically: true, encoding: .utf8)
        let problems = Problems(file: file)
        _ = Configuration.read(file: file, into: problems)
        var known: [String: Set<String>] = [:]
        for problem in problems.all {
            let parts = problem.message.split(separator: "`")
            guard parts.count == 3, parts[0] == "unknown key ", let end = parts[2].firstIndex(of: ":") else { continue }
            var place = String(parts[1].dropLast(stray.count))
            place.removeAll(where: \.isNumber)
            let keys = parts[2][end...].dropFirst().split { $0 == "," || $0 == " " }.map(String.init)
            known[place, default: []].formUnion(keys)
        }
        return known
    }

    @Test func `the schema of netra.yaml knows the keys that its reader knows, and no others`() throws {
        let schema = try Schema.read("netra")
        let source = try #require(schema.definitions?["source"])
        let webhook = try #require(schema.definitions?["webhook"])
        let expected: [String: Set<String>?] = [
            "": schema.keys,
            "retention.": schema.properties?["retention"]?.keys,
            "reports.": schema.properties?["reports"]?.keys,
            "fetching.": schema.properties?["fetching"]?.keys,
            "sources[].": source.keys,
            "webhooks[].": webhook.keys,
            "webhooks[].only.": webhook.properties?["only"]?.keys,
            "webhooks[].digest.": webhook.properties?["digest"]?.anyOf?.last?.keys,
        ]
        let known = try Self.keysOfReader()
        #expect(Set(known.keys) == Set(expected.keys))
        for (place, keys) in expected { #expect(known[place] == keys, "\(place)") }
    }

    @Test func `a source reads the same in netra.yaml and in a file of its own`() throws {
        let keys = try Schema.read("sources").definitions?["source"]?.keys
        #expect(try keys == Schema.read("netra").definitions?["source"]?.keys)
    }

    @Test(arguments: ["netra", "sources", "rules", "lexicon", "calendar", "filing", "norms"])
    func `every key of a schema is explained`(name: String) throws {
        #expect(try Schema.read(name).unexplained == [])
    }

    @Test(arguments: [("netra.yaml.5", ["netra"]), ("netra-rules.5", ["rules", "lexicon"])])
    func `the manual describes every key of the schemas`(page: String, schemas: [String]) throws {
        let described = Set(
            Self.manual.text(page).split(separator: "\n").compactMap { line in
                line.hasPrefix(".It Cm ") ? line.split(separator: " ").dropFirst(2).first.map(String.init) : nil
            }
        )
        for schema in schemas {
            let missing = try Schema.read(schema).allKeys.subtracting(described)
            #expect(missing.isEmpty, "\(schema): \(missing.sorted())")
        }
    }
}
