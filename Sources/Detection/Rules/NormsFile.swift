import Model
import Settings

/// Reads the norms that rules name.
enum NormsFile {
    static func read(_ path: String, into problems: Problems) -> [String: Norm] {
        guard let root = SettingsFile.read(path: path, into: Problems(file: path, parent: problems)),
            let table = root.table()
        else { return [:] }
        var norms: [String: Norm] = [:]
        for node in table.required("norms")?.list() ?? [] {
            guard let members = node.table() else { continue }
            let id = members.required("id")?.string
            let title = members.required("title")?.string
            let gist = members.required("gist")?.string
            let verified = members.optional("verified")?.bool ?? false
            members.pass("sanction", "supports", "from", "until", "statute", "read", "sources", "note", "phases")
            members.refuseOthers()
            guard let id, let title, let gist else { continue }
            if norms[id] != nil { node.fail("the norm `\(id)` stands here twice: ids are unique") }
            norms[id] = Norm(id: id, title: title, gist: gist, isVerified: verified)
        }
        table.refuseOthers()
        return norms
    }
}
