import Glibc
import TestSupport

@testable import Journal

/// Real validators, where this machine has them; the tests say what they check without.
enum Python {
    static let hasJSONSchema = run("import jsonschema; jsonschema.Draft202012Validator", []).status == 0
    static let hasWarcio = run("import warcio", []).status == 0

    static let validate = """
        import json, sys, jsonschema
        schema = json.load(open(sys.argv[1]))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        bad = 0
        for path in sys.argv[2:]:
            for number, line in enumerate(open(path), 1):
                for error in validator.iter_errors(json.loads(line)):
                    bad = 1
                    print(path, number, str(error.message)[:300], [str(c.message)[:300] for c in (error.context or [])][:30])
        sys.exit(bad)
        """

    /// Runs a script; its standard output and error come back together.
    static func run(_ script: String, _ arguments: [String]) -> (status: Int32, output: String) {
        guard let folder = try? TemporaryFolder() else { return (-1, "no folder") }
        let output = folder.path + "/output"
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = (["python3", "-W", "ignore", "-c", script] + arguments).map {
            strdup($0)
        }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, "python3", &actions, nil, words, environ) == 0 else { return (-1, "no python3") }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        let text = (try? ReadFile.bytes(of: output)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return (status >> 8 & 0xFF | (status & 0x7F), text)
    }
}
