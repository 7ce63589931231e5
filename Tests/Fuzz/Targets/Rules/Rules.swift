import Detection
import FoundationEssentials
import Glibc
import Model
import Settings

/// A rules file, compiled with a lexicon of a few classes, and run over an article where it compiles.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // Foundation loses 4096 bytes with each empty file that it reads, which the leak sanitizer counts as ours.
    guard count > 0 else { return 0 }
    let paths = Pack.paths
    do {
        try Data(UnsafeBufferPointer(start: data, count: count)).write(to: Pack.rules)
    } catch {
        fatalError("the rules cannot be written: \(error)")
    }
    let problems = Problems(file: "")
    guard let pack = RulePack.load(paths: paths, into: problems) else {
        precondition(problems.hasErrors, "a pack that does not load without a reason")
        return 0
    }
    let statements = Analyst(pack: pack)
        .statements(title: Pack.title, text: Pack.text, published: nil, outletRegion: nil)
    for statement in statements {
        precondition(Pack.title == statement.quote || Pack.text.contains(statement.quote), "a quote that is not there")
    }
    return 0
}

/// The rest of a pack, as little as there can be, in a folder of this process.
private enum Pack {
    static let folder = FileManager.default.temporaryDirectory.path + "/netra-fuzz-rules-\(getpid())"
    static let rules = URL(filePath: folder + "/rules/rules.yaml")

    static let paths: PackPaths = {
        let files = [
            "lexicon/words.yaml": lexicon, "calendar.yaml": "entries: []", "norms.yaml": norms,
            "regions.csv": "code,name\n62,Kalimantan Tengah\n62.02,Kabupaten Kotawaringin Timur\n",
            "regions-aliases.yaml": "zones: {}\n", "filing.yaml": "rules: []\n",
        ]
        do {
            for name in ["rules", "lexicon"] {
                try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            }
            for (name, text) in files { try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        } catch {
            fatalError("the pack cannot be written: \(error)")
        }
        atexit { try? FileManager.default.removeItem(atPath: folder) }
        return PackPaths(folder: folder)
    }()

    static let lexicon = """
        classes:
          - name: servant
            title: Pegawai
            words: [asn, camat, pegawai negeri]
          - name: urge
            title: Mengimbau
            words: [~imbau, ~ingat, "@must"]
          - name: must
            title: Wajib
            words: [wajib, harus]
        """
    static let norms = """
        norms:
          - id: N1
            title: Norma
            gist: Contoh.
            supports: {neutrality: [village]}
            verified: false
            read: press
        """
    static let title = "Camat Ingatkan ASN Netral"
    static let text = """
        Camat mengingatkan ASN harus tetap netral selama tahapan. “Jangan ikut politik praktis,” katanya.

        Ia mengimbau pegawai negeri tidak memanfaatkan fasilitas pada 27 November 2024.
        """
}
