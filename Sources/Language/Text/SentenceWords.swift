/// The words that decide where a sentence ends. Kept as hashes, so that asking allocates nothing.
enum SentenceWords {
    /// FNV-1a over the bytes with ASCII letters in lower case.
    static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            let byte = bytes[index]
            hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
        }
        return hash
    }

    static func set(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { key(Array($0.utf8), 0..<$0.utf8.count) })
    }

    /// Stand before a name or a number: the sentence goes on, except before a word that hardly follows them.
    static let abbreviations = set(
        """
        drs dra dr drg ir prof hj kh kyai ust tgk tgh ns ny nn tn sdr sdri bpk yth alm almh st sri mr mrs ms hc
        pj pjs plt plh pjb kab kec kel kep prov kota kodya ds dsn jl jln jend gg blok rt rw km no nomor nmr rp hal hlm
        tgl pkl psl ps ay bab lamp letjen mayjen brigjen kol letkol may kapt lettu letda iptu ipda akp akbp kompol
        kombes kombespol brigpol aiptu aipda bripka brig serma serka sertu serda pol jenderal komjen irjen wali
        muh moh mohd muhd abd syeikh tn sek wakil des nov okt sept sep agt ags jan feb mar apr jun jul vs dkk an up
        adv hlm eks kav tel telp fax hp stb art vol ed bt bin gub wk
        """
    )

    /// Degrees behind a name, and ends of lists: a sentence may end with them.
    static let degrees = set(
        """
        si sos pd pdi ag ap stp kom kep keb farm hum hut ec ek ling psi psy mm mh se sh st ssos spd sag sip sik msi map
        mpd mkes map mak mba msc phd ak ca akt pt sp kes km ars adm tr kn han th fil ptn trk trip tp
        dll dsb dst tbk red rtp ket
        """
    )

    /// Words that open a sentence and are hardly ever part of a name or a list.
    static let openers = set(
        """
        ia dia mereka kami kita saya beliau ini itu hal namun tetapi tapi sementara sedangkan selain selanjutnya
        menurut menurutnya kata ujar pihaknya adapun namun karena karenanya sebab pasalnya jika bila apabila kalau untuk
        dalam dari pada di ke dengan oleh agar saat ketika setelah usai sebelum sebelumnya kemudian lalu bahkan
        bukan tidak belum sudah telah akan dan juga yang para seluruh semua setiap sejumlah beberapa hingga sampai
        meski meskipun walau walaupun padahal sehingga maka lanjut lanjutnya tambahnya ditambahkannya dikatakan
        dijelaskan dikatakannya dijelaskannya diketahui terkait mengenai berdasarkan tak tersebut hasil siapa apa
        apakah bagaimana kapan sejak selama seperti sesuai tentu tentunya terakhir terpisah turut hadir
        """
    )

    /// After these a single letter is somebody's initial, not part of a name that goes on.
    static let beforeInitials = set(
        """
        inisial berinisial insial inisialnya dan serta huruf tipe kelas golongan gol vitamin hepatitis kategori
        klaster kelompok grup seri titik poin
        """
    )

    /// Verbs that attribute the quotation closed before them, also where written with a capital.
    static let attributions = set(
        """
        kata katanya ujar ujarnya ucap ucapnya tutur tuturnya ungkap ungkapnya jelas jelasnya terang terangnya papar
        paparnya tegas tegasnya tandas tandasnya pungkas pungkasnya tukas tukasnya tutup tutupnya imbuh imbuhnya
        tambah tambahnya sambung sambungnya lanjut lanjutnya beber bebernya sebut sebutnya cetus cetusnya pesan
        pesannya harap harapnya pinta pintanya demikian kilah kilahnya aku akunya
        """
    )

    /// Names of bodies and countries with which a sentence ends, though they look like initials.
    static let shortBodies = set("mk ri ma ky as ui")
    static let domains = set("com co id net org go desa sch ac web tv news info my gov")
    static let romans = set("i ii iii iv v vi vii viii ix x xi xii")
}
