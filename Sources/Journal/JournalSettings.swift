public import Model

/// Where the record lies, and the few numbers that its decisions go by.
public struct JournalSettings: Sendable {
    /// Holds `journal.sqlite` and the writer's lock.
    public var stateFolder: String
    /// Holds everything that a day leaves: log, coverage and evidence, flat.
    public var logFolder: String
    /// Whose midnight parts the days.
    public var zone: Zone
    /// Named in the evidence as the software that wrote it, such as `netra/1.0`.
    public var software: String
    /// Share of equal places in two stories' sketches from which they are the same story, 0…1.
    public var sameStory: Double
    /// For how long a story is looked for at other addresses.
    public var storyDays: Int
    /// How far back `related` looks.
    public var relatedDays: Int
    /// After so many seconds without an answer that could be read, a source is told to be silent.
    public var silence: Int
    /// Bytes; with less free, `condition` says so, that fetching stops before recording has to.
    public var freeFloor: Int64

    public init(
        stateFolder: String,
        logFolder: String,
        zone: Zone = .jakarta,
        software: String = "netra",
        sameStory: Double = 0.7,
        storyDays: Int = 30,
        relatedDays: Int = 90,
        silence: Int = 6 * 3600,
        freeFloor: Int64 = 256 << 20
    ) {
        self.stateFolder = stateFolder
        self.logFolder = logFolder
        self.zone = zone
        self.software = software
        self.sameStory = sameStory
        self.storyDays = storyDays
        self.relatedDays = relatedDays
        self.silence = silence
        self.freeFloor = freeFloor
    }

    var databasePath: String { JournalSettings.database(in: stateFolder) }
    var lockPath: String { JournalSettings.lock(in: stateFolder) }

    /// The journal of a state folder; SQLite puts companions beside it.
    public static func database(in stateFolder: String) -> String { stateFolder + "/journal.sqlite" }
    static func lock(in stateFolder: String) -> String { stateFolder + "/journal.lock" }
}
