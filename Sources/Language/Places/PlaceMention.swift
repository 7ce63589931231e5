public import Model

/// A region named in a text.
public struct PlaceMention: Hashable, Sendable {
    /// Indices of words in the passage: the name without the word that says what it is.
    public var words: Range<Int>
    /// UTF-8 offsets in the passage.
    public var bytes: Range<Int>
    /// Nil where the name is shared and nothing says which is meant.
    public var region: Region?
    /// What the word before says that it is.
    public var marker: PlaceMarker?
    /// The name of a town that stands for its region.
    public var isSeat: Bool
    /// Stands in the dateline of the report.
    public var isDateline: Bool
    /// Where something was said, and no more: `di Padang, Rabu (13/11)`.
    public var isVenue: Bool
}

/// What the word before a name says about it.
public enum PlaceMarker: Hashable, Sendable {
    /// `Kabupaten`, `Bupati`, `Pemkab`, `Pilbup`.
    case regency
    /// `Kota`, `Wali Kota`, `Pemkot`, `Pilwalkot`.
    case city
    /// `Provinsi`, `Gubernur`, `Pemprov`, `Pilgub`.
    case province
    /// `Bawaslu`, `KPU`, `Sekda`, `Polres`: a region, of whatever rank.
    case any
    /// `Kecamatan`, `Desa`, `Jalan`: something smaller that only shares the name.
    case below
}

extension [PlaceMention] {
    /// Those that touch a range of words, by binary search: mentions stand in order and do not overlap.
    func touching(_ words: Range<Int>) -> ArraySlice<PlaceMention> {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].words.upperBound <= words.lowerBound { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < count, self[end].words.lowerBound < words.upperBound { end += 1 }
        return self[low..<end]
    }
}

extension PlaceMarker {
    /// The closed class of words that say what a name is.
    static let words: [(marker: PlaceMarker, words: String)] = [
        (
            .regency,
            """
            kabupaten kab pemkab bupati wabup cabup cawabup bacabup pilbup pilbub setdakab sekkab sekdakab eksbupati
            """
        ),
        (
            .city,
            """
            kota pemkot walikota wawali walkot cawali cawawali cawalkot pilwalkot pilwako pilwali pilwalikota sekot sekdakot
            polresta polrestabes
            """
        ),
        (
            .province,
            """
            provinsi prov pemprov gubernur wagub cagub cawagub pilgub sekprov sekdaprov polda kejati kapolda wakapolda kajati
            """
        ),
        (
            .any,
            """
            bawaslu kpu kpud kip panwaslih panwaslu panwas kejari polres kapolres kapolresta dprd sekda setda bkd bkpsdm bkpsdmd
            bkpp inspektorat kodim dandim pn pilkada pemilukada diskominfo kesbangpol forkopimda pemda
            satpol gakkumdu kominfo kemenag apdesi papdesi kejari setda
            """
        ),
        (
            .below,
            """
            kecamatan kec camat sekcam desa kades kelurahan kel lurah jalan jln jl kapolsek polsek danramil koramil distrik dusun
            kampung nagari gunung sungai teluk hotel masjid stadion bandara pelabuhan jembatan pasar terminal selat laut
            puskesmas sma sman smp smpn sd sdn smk smkn universitas institut teknologi politeknik negeri bahasa suku etnis logat dialek kopi
            """
        ),
    ]
}
