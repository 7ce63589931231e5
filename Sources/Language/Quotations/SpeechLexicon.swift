/// The open lists that attribution needs: who may speak and how reporters say so. Closed classes stand in the code.
public struct SpeechLexicon: Sendable {
    /// Bare verbs behind a quotation: `kata`, `ujar`, `lanjut`.
    public var said: [String]
    /// Verbs with their subject before them: `menegaskan`, `mengaku`.
    public var tell: [String]
    /// Passive verbs with the speaker behind them: `disampaikan`.
    public var told: [String]
    /// Bare verbs of titles: `minta`, `ingatkan`.
    public var title: [String]
    /// First words of an office or a part: `ketua`, `sekda`.
    public var role: [String]
    /// Ranks, degrees and forms of address before a name: `kombes`, `drs`.
    public var rank: [String]
    /// Words within the names of offices and bodies: `dinas`, `pengawasan`.
    public var office: [String]
    /// First words of bodies that speak for themselves: `bawaslu`.
    public var institution: [String]
    /// `bawaslu=badan_pengawas_pemilu`.
    public var institutionShort: [String]
    /// Nouns and verbs that are capitalised at the beginning of a sentence without being a name.
    public var common: [String]

    /// The names of its classes in a file.
    public static let classes = [
        "speech-said", "speech-tell", "speech-told", "speech-title", "speech-role", "speech-rank", "speech-office",
        "speech-institution", "speech-institution-short", "speech-common",
    ]

    /// - Parameter lists: Words by the name of their class: `speech-said`, `speech-tell`… What is absent is empty.
    public init(lists: [String: [String]]) {
        said = lists["speech-said"] ?? []
        tell = lists["speech-tell"] ?? []
        told = lists["speech-told"] ?? []
        title = lists["speech-title"] ?? []
        role = lists["speech-role"] ?? []
        rank = lists["speech-rank"] ?? []
        office = lists["speech-office"] ?? []
        institution = lists["speech-institution"] ?? []
        institutionShort = lists["speech-institution-short"] ?? []
        common = lists["speech-common"] ?? []
    }
}
