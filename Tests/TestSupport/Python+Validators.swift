/// Validators that Swift has none of, where this machine has them.
extension Python {
    public static let hasJSONSchema = has("jsonschema")
    public static let hasWarcio = has("warcio")

    /// Holds files of JSON lines against a schema, which is held against draft 2020-12 first. Status 0 where all is valid;
    /// else the output names file, line and fault.
    public static func validate(_ files: [String], schema: String) -> End { run(validator, [schema] + files) }

    private static let validator = """
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
}
