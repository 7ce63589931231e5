import GRDB

/// The journal's schema as an append-only list: a migration that has been released is never edited.
///
/// In a table WITHOUT ROWID the key's columns come first: otherwise `quick_check` of SQLite 3.40 reports damage that is
/// not there.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (name, migrate) in all { migrator.registerMigration(name, migrate: migrate) }
        return migrator
    }

    private typealias Migration = @Sendable (Database) throws -> Void

    private static let all: [(name: String, migrate: Migration)] = [
        ("1 chain and events", sql(chainAndEvents)),
        ("2 articles", sql(articles)),
        ("3 alerts", sql(alerts)),
        ("4 outbox", sql(outbox)),
        ("5 coverage", sql(coverage)),
        ("6 deliveries in order, follow-ups, holds", sql(later)),
        ("7 redaction", sql(redaction)),
        ("8 silent sources, subjects by age", sql(silence)),
        ("9 what is remembered of sources", sql(memories)),
        ("10 articles read again", sql(rereads)),
        ("11 sitemaps of indexes", sql(sitemaps)),
        ("12 requests", sql(requests)),
        ("13 evidence by payload", sql(evidenceByPayload)),
        ("14 by what versions were judged", sql(judgements)),
        ("15 corrections", sql(corrections)),
        ("16 digests and receipts", sql(digests)),
        ("17 reviews", sql(reviews)),
        (
            "18 bands of stories in less room",
            { db in
                try db.execute(sql: storyBands)
                try StoryIndex.takeOver(db)
                try db.execute(sql: "DROP TABLE bands")
            }
        ),
        ("19 answered requests without their text", sql(answeredRequests)),
        ("20 when a webhook last failed", sql(lastFailures)),
        ("21 mail that some addresses have", sql(passedAddresses)),
        ("22 receivers that want to be left alone", sql(rests)),
        ("23 which index lists a sitemap", sql(sitemapParents)),
        ("24 forgotten texts without their statements", sql(forgottenStatements)),
    ]

    private static func sql(_ text: String) -> Migration { { try $0.execute(sql: text) } }

    /// Days are counted since 1970-01-01, times in milliseconds since then.
    private static let chainAndEvents = """
        CREATE TABLE chain (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            nonce TEXT NOT NULL,
            zone TEXT NOT NULL,
            open_day INTEGER NOT NULL,
            acknowledged INTEGER NOT NULL,
            clean INTEGER NOT NULL CHECK (clean IN (0, 1))
        ) STRICT;
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            time INTEGER NOT NULL,
            zone_offset INTEGER NOT NULL,
            day INTEGER NOT NULL,
            alert TEXT,
            line BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;
        CREATE INDEX events_by_day ON events (day, seq);
        CREATE INDEX events_by_alert ON events (alert, seq) WHERE alert IS NOT NULL;
        CREATE TABLE evidence_files (
            file TEXT PRIMARY KEY,
            size INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let articles = """
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            canonical TEXT NOT NULL UNIQUE,
            first_seen INTEGER NOT NULL,
            last_read INTEGER NOT NULL,
            digest TEXT NOT NULL
        ) STRICT;
        CREATE TABLE versions (
            id INTEGER PRIMARY KEY,
            article INTEGER NOT NULL REFERENCES articles (id),
            seen INTEGER NOT NULL,
            digest TEXT NOT NULL,
            title TEXT NOT NULL,
            text TEXT,
            details TEXT NOT NULL
        ) STRICT;
        CREATE INDEX versions_by_article ON versions (article, id);
        CREATE TABLE statements (
            version INTEGER NOT NULL REFERENCES versions (id),
            position INTEGER NOT NULL,
            detector TEXT NOT NULL,
            stance TEXT,
            statement TEXT NOT NULL,
            PRIMARY KEY (version, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE addresses (
            id INTEGER PRIMARY KEY,
            address TEXT NOT NULL UNIQUE,
            source TEXT NOT NULL,
            title TEXT,
            published TEXT,
            discovered INTEGER NOT NULL,
            outcome TEXT NOT NULL,
            reason TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER NOT NULL,
            settled INTEGER,
            article INTEGER REFERENCES articles (id),
            token TEXT
        ) STRICT;
        CREATE INDEX addresses_pending ON addresses (due) WHERE outcome = 'pending';
        CREATE INDEX addresses_by_article ON addresses (article) WHERE article IS NOT NULL;
        CREATE TABLE stories (
            article INTEGER PRIMARY KEY REFERENCES articles (id),
            seen INTEGER NOT NULL,
            sketch BLOB NOT NULL
        ) STRICT;
        CREATE INDEX stories_by_age ON stories (seen);
        CREATE TABLE bands (
            band INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES stories (article) ON DELETE CASCADE,
            PRIMARY KEY (band, article)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX bands_by_article ON bands (article);
        """

    private static let alerts = """
        CREATE TABLE alerts (
            id TEXT PRIMARY KEY,
            article INTEGER NOT NULL UNIQUE REFERENCES articles (id),
            opened INTEGER NOT NULL,
            seq INTEGER NOT NULL REFERENCES events (seq),
            removed INTEGER,
            alert TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sightings (
            article INTEGER PRIMARY KEY REFERENCES articles (id),
            alert TEXT NOT NULL REFERENCES alerts (id),
            seq INTEGER NOT NULL REFERENCES events (seq)
        ) STRICT;
        CREATE INDEX sightings_by_alert ON sightings (alert);
        CREATE TABLE subjects (
            subject TEXT NOT NULL,
            region TEXT NOT NULL,
            alert TEXT NOT NULL REFERENCES alerts (id),
            opened INTEGER NOT NULL,
            written TEXT NOT NULL,
            PRIMARY KEY (subject, region, alert)
        ) STRICT, WITHOUT ROWID;
        """

    private static let outbox = """
        CREATE TABLE webhooks (
            name TEXT PRIMARY KEY,
            disabled TEXT,
            failing_since INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY,
            webhook TEXT NOT NULL REFERENCES webhooks (name),
            seq INTEGER NOT NULL REFERENCES events (seq),
            state TEXT NOT NULL CHECK (state IN ('owed', 'accepted', 'dead')),
            attempts INTEGER NOT NULL DEFAULT 0,
            due INTEGER NOT NULL,
            reason TEXT,
            settled INTEGER,
            UNIQUE (webhook, seq)
        ) STRICT;
        CREATE INDEX deliveries_owed ON deliveries (webhook, due, seq) WHERE state = 'owed';
        CREATE INDEX deliveries_dead ON deliveries (webhook, seq) WHERE state = 'dead';
        CREATE INDEX deliveries_by_event ON deliveries (seq);
        """

    private static let coverage = """
        CREATE TABLE ledger (
            day INTEGER NOT NULL,
            source TEXT NOT NULL,
            counter TEXT NOT NULL,
            value INTEGER NOT NULL,
            PRIMARY KEY (day, source, counter)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE source_states (
            source TEXT PRIMARY KEY,
            region TEXT,
            every INTEGER,
            last_fetch INTEGER,
            last_reached INTEGER,
            last_new INTEGER
        ) STRICT, WITHOUT ROWID;
        """

    /// Taking what is due in the order of the log must not sort all that is owed. Follow-ups are readings of alerted
    /// articles to come; a hold forbids redaction and forgetting.
    private static let later = """
        CREATE INDEX deliveries_in_order ON deliveries (webhook, seq) WHERE state = 'owed';
        ALTER TABLE alerts ADD COLUMN follow_up INTEGER;
        ALTER TABLE alerts ADD COLUMN address TEXT;
        ALTER TABLE alerts ADD COLUMN source TEXT;
        CREATE INDEX alerts_to_follow ON alerts (follow_up) WHERE follow_up IS NOT NULL;
        CREATE INDEX versions_with_text ON versions (seen) WHERE text IS NOT NULL;
        CREATE TABLE holds (
            alert TEXT PRIMARY KEY REFERENCES alerts (id),
            since INTEGER NOT NULL,
            reason TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What is still to be erased from the files, and which evidence an alert has.
    private static let redaction = """
        ALTER TABLE alerts ADD COLUMN redacted INTEGER REFERENCES events (seq);
        CREATE TABLE erasures (
            file TEXT NOT NULL,
            item TEXT NOT NULL,
            PRIMARY KEY (file, item)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE evidence (
            alert TEXT NOT NULL,
            record TEXT NOT NULL,
            file TEXT NOT NULL,
            PRIMARY KEY (alert, record)
        ) STRICT, WITHOUT ROWID;
        """

    private static let silence = """
        CREATE INDEX subjects_by_age ON subjects (subject, region, opened);
        ALTER TABLE source_states ADD COLUMN first_fetch INTEGER;
        ALTER TABLE source_states ADD COLUMN silent INTEGER NOT NULL DEFAULT 0;
        """

    /// `memory` is the fetcher's, as JSON.
    private static let memories = """
        CREATE TABLE source_memories (
            source TEXT PRIMARY KEY,
            address TEXT NOT NULL,
            memory TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Every article is read again, not those of alerts only. `since` is when it was first read, or its alert opened.
    private static let rereads = """
        CREATE TABLE rereads (
            article INTEGER PRIMARY KEY REFERENCES articles (id),
            address TEXT NOT NULL,
            source TEXT NOT NULL,
            since INTEGER NOT NULL,
            due INTEGER NOT NULL,
            followed INTEGER NOT NULL CHECK (followed IN (0, 1)),
            etag TEXT,
            last_modified TEXT,
            digest TEXT
        ) STRICT;
        CREATE INDEX rereads_in_order ON rereads (due, article);
        INSERT INTO rereads (article, address, source, since, due, followed)
            SELECT article, address, source, opened, follow_up, 1 FROM alerts
            WHERE follow_up IS NOT NULL AND address IS NOT NULL AND source IS NOT NULL;
        UPDATE alerts SET follow_up = NULL;
        DROP INDEX alerts_to_follow;
        ALTER TABLE articles ADD COLUMN removed INTEGER;
        """

    /// `modified` is what the index says, `read_modified` what it said when the sitemap was read.
    private static let sitemaps = """
        CREATE TABLE sitemaps (
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            depth INTEGER NOT NULL,
            position INTEGER NOT NULL,
            modified TEXT,
            read INTEGER,
            read_modified TEXT,
            etag TEXT,
            last_modified TEXT,
            digest TEXT,
            PRIMARY KEY (source, address)
        ) STRICT, WITHOUT ROWID;
        """

    /// What commands ask the running daemon for.
    private static let requests = """
        CREATE TABLE requests (
            id INTEGER PRIMARY KEY,
            made INTEGER NOT NULL,
            request TEXT NOT NULL,
            answered INTEGER,
            answer TEXT
        ) STRICT;
        CREATE INDEX requests_open ON requests (id) WHERE answered IS NULL;
        """

    /// So that an unchanged page need not be kept twice: see `EvidenceOrigin`.
    private static let evidenceByPayload = """
        ALTER TABLE evidence ADD COLUMN digest TEXT;
        ALTER TABLE evidence ADD COLUMN uri TEXT;
        ALTER TABLE evidence ADD COLUMN date INTEGER;
        """

    /// `judgement` is a `Judgement` as JSON; nil for what was read by an earlier Netra.
    private static let judgements = """
        ALTER TABLE versions ADD COLUMN judgement TEXT;
        CREATE INDEX versions_in_order ON versions (seen, id);
        """

    /// `address` is where the correction stands.
    private static let corrections = """
        CREATE TABLE corrections (
            alert TEXT NOT NULL REFERENCES alerts (id),
            address TEXT NOT NULL,
            seq INTEGER NOT NULL REFERENCES events (seq),
            PRIMARY KEY (alert, address)
        ) STRICT, WITHOUT ROWID;
        """

    /// A delivery in a digest goes out with all others that are due at the same moment. A receipt is the receiver's own name
    /// of the message, to which a follow-up replies.
    private static let digests = """
        ALTER TABLE deliveries ADD COLUMN digest INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1));
        ALTER TABLE deliveries ADD COLUMN receipt TEXT;
        """

    /// The last review of each alert is found without reading the log.
    private static let reviews = """
        CREATE INDEX events_reviewed ON events (alert, seq) WHERE type = 'alert.reviewed';
        """

    /// See `StoryIndex`.
    private static let storyBands = """
        CREATE TABLE story_bands (key INTEGER PRIMARY KEY) STRICT;
        ALTER TABLE stories ADD COLUMN bands BLOB;
        """

    /// What was asked for may say what has to be erased some day.
    private static let answeredRequests = "UPDATE requests SET request = '' WHERE answered IS NOT NULL"

    private static let lastFailures = "ALTER TABLE webhooks ADD COLUMN last_failed INTEGER"

    /// Of mail: addresses that are not to be sent it again, parted by blanks.
    private static let passedAddresses = """
        ALTER TABLE deliveries ADD COLUMN passed TEXT;
        """

    /// Until when a webhook's receiver wants to be sent nothing.
    private static let rests = """
        ALTER TABLE webhooks ADD COLUMN rests_until INTEGER;
        """

    /// `parent` is the index that lists a sitemap, nil of what an earlier Netra knew; `failures` are those in a row, the last at
    /// `tried`.
    private static let sitemapParents = """
        ALTER TABLE sitemaps ADD COLUMN parent TEXT;
        ALTER TABLE sitemaps ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE sitemaps ADD COLUMN tried INTEGER;
        """

    private static let forgottenStatements = """
        DELETE FROM statements WHERE version IN (
            SELECT id FROM versions WHERE text IS NULL AND article NOT IN (SELECT article FROM alerts)
        );
        """
}
