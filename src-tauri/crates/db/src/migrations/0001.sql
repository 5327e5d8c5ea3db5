-- Times are milliseconds since 1970-01-01T00:00:00Z. Subjects are written as in the journal.

-- The journal: append-only, the source of everything below.
CREATE TABLE change (
    seq       INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    batch     TEXT    NOT NULL REFERENCES batch (id),
    kind      TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    effective INTEGER NOT NULL,
    recorded  INTEGER NOT NULL,
    by        TEXT    NOT NULL,
    note      TEXT,
    data      TEXT    NOT NULL
) STRICT;
CREATE INDEX change_of_subject ON change (subject, seq);
CREATE INDEX change_of_batch ON change (batch, seq);

-- Changes that were recorded together and can be undone together.
CREATE TABLE batch (
    seq       INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    recorded  INTEGER NOT NULL,
    by        TEXT    NOT NULL,
    text_zh   TEXT    NOT NULL,
    text_en   TEXT    NOT NULL,
    undone_by TEXT REFERENCES batch (id)
) STRICT;

-- Facts: one table per resource, equal to the fold of the journal. `body` holds the attributes as JSON; what lists sort,
-- filter and join by is generated from it.
CREATE TABLE entity (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    name       TEXT    GENERATED ALWAYS AS (body ->> 'name') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;

CREATE TABLE store (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    platform   TEXT    NOT NULL GENERATED ALWAYS AS (substr(key, 1, instr(key, '/') - 1)) STORED,
    main       TEXT    NOT NULL GENERATED ALWAYS AS (substr(key, instr(key, '/') + 1)) STORED,
    name       TEXT    GENERATED ALWAYS AS (body ->> 'name') STORED,
    entity     TEXT    GENERATED ALWAYS AS (body ->> 'entity') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX store_of_entity ON store (entity) WHERE entity IS NOT NULL;
CREATE INDEX store_by_name ON store (name, id);
CREATE INDEX store_by_main ON store (main, id);
CREATE INDEX store_by_platform ON store (platform);

CREATE TABLE staff (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    name       TEXT    GENERATED ALWAYS AS (body ->> 'name') STORED,
    phone      TEXT    GENERATED ALWAYS AS (body ->> 'phone') STORED,
    -- the keyed hash of their ID card's number
    id_number  TEXT    GENERATED ALWAYS AS (body ->> '$.id_number.hash') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX staff_by_phone ON staff (phone) WHERE phone IS NOT NULL;
CREATE INDEX staff_by_id_number ON staff (id_number) WHERE id_number IS NOT NULL;

CREATE TABLE sub_account (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    store      INTEGER NOT NULL REFERENCES store (id),
    first_seen INTEGER NOT NULL,
    -- creation on the platform, or the first sight
    born       INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    login      TEXT    NOT NULL GENERATED ALWAYS AS (substr(key, instr(key, '/') + 1)) STORED,
    holder     TEXT    GENERATED ALWAYS AS (body ->> 'holder') STORED,
    security_phone     TEXT GENERATED ALWAYS AS (body ->> 'security_phone') STORED,
    verification_phone TEXT GENERATED ALWAYS AS (body ->> 'verification_phone') STORED,
    email      TEXT    GENERATED ALWAYS AS (body ->> 'email') STORED,
    -- a role or a permission is on record
    granted    INTEGER NOT NULL GENERATED ALWAYS AS (body ->> 'roles' IS NOT NULL OR body ->> 'permissions' IS NOT NULL) STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX sub_account_granted ON sub_account (key) WHERE granted;
CREATE INDEX sub_account_by_login ON sub_account (login, id);
CREATE INDEX sub_account_by_birth ON sub_account (born, id);
CREATE INDEX sub_account_of_store ON sub_account (store);
CREATE INDEX sub_account_of_holder ON sub_account (holder) WHERE holder IS NOT NULL;
CREATE INDEX sub_account_by_security_phone ON sub_account (security_phone) WHERE security_phone IS NOT NULL;
CREATE INDEX sub_account_by_verification_phone ON sub_account (verification_phone) WHERE verification_phone IS NOT NULL;
CREATE INDEX sub_account_by_email ON sub_account (email) WHERE email IS NOT NULL;

CREATE TABLE role (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    name       TEXT    GENERATED ALWAYS AS (body ->> 'name') STORED,
    store      TEXT    GENERATED ALWAYS AS (body ->> 'store') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX role_of_store ON role (store) WHERE store IS NOT NULL;

-- What the operator set in place of a rule's parameters.
CREATE TABLE rule (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL
) STRICT;

-- Notices of holidays that the operator brought in.
CREATE TABLE year (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL
) STRICT;

-- Which version of the shipped rules the operator accepted.
CREATE TABLE rulebook (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL
) STRICT;

-- The files of every version that acts or has acted, so that a program with other rules can go on by them. The first is
-- the one of the first start; the journal names the others by their fingerprint.
CREATE TABLE rule_files (
    seq     INTEGER PRIMARY KEY,
    version TEXT    NOT NULL UNIQUE,
    files   TEXT    NOT NULL
) STRICT;

CREATE TABLE document (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    kind       TEXT    GENERATED ALWAYS AS (body ->> 'kind') STORED,
    -- as a subject: `entity:…`, `staff:…`, `store:…`
    owner      TEXT    GENERATED ALWAYS AS (body ->> 'owner') STORED,
    title      TEXT    GENERATED ALWAYS AS (body ->> 'title') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX document_of_owner ON document (owner, id);

CREATE TABLE link_group (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    name       TEXT    GENERATED ALWAYS AS (body ->> 'name') STORED,
    platform   TEXT    GENERATED ALWAYS AS (body ->> 'platform') STORED,
    entity     TEXT    GENERATED ALWAYS AS (body ->> 'entity') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX link_group_of_entity ON link_group (entity);

-- To what stores are bound on their platforms, one row a place; what is bound in it follows from its events.
CREATE TABLE binding (
    id         INTEGER PRIMARY KEY,
    key        TEXT    NOT NULL UNIQUE,
    first_seen INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    -- PLATFORM/MAIN
    store      TEXT    GENERATED ALWAYS AS (body ->> 'store') STORED,
    kind       TEXT    GENERATED ALWAYS AS (body ->> 'kind') STORED,
    -- who holds the recovery phone
    keeper     TEXT    GENERATED ALWAYS AS (body ->> 'phone_keeper') STORED,
    archived   INTEGER NOT NULL GENERATED ALWAYS AS (COALESCE(body ->> 'archived', 0)) STORED
) STRICT;
CREATE INDEX binding_of_store ON binding (store);
CREATE INDEX binding_of_keeper ON binding (keeper) WHERE keeper IS NOT NULL;

CREATE TABLE event (
    change    TEXT    PRIMARY KEY,
    subject   TEXT    NOT NULL,
    effective INTEGER NOT NULL,
    recorded  INTEGER NOT NULL,
    void      INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    data      TEXT    NOT NULL,
    seq       INTEGER NOT NULL,
    -- the store that the event of another subject names
    store     TEXT    GENERATED ALWAYS AS (data ->> 'store') STORED,
    -- the person who was unbound
    loosed    TEXT    GENERATED ALWAYS AS (CASE kind WHEN 'unbound' THEN data ->> 'holder' END) STORED
) STRICT;
CREATE INDEX event_loosing ON event (loosed) WHERE loosed IS NOT NULL;
CREATE INDEX event_naming_store ON event (store, subject) WHERE store IS NOT NULL;
CREATE INDEX event_of_subject ON event (subject, effective, seq);

-- Personal values, encrypted; everything else holds their ids. Erasing one is allowed.
CREATE TABLE sealed (
    id         TEXT PRIMARY KEY,
    ciphertext BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Assessment: what follows, stored so that lists can sort and filter by it.
CREATE TABLE sub_account_state (
    sub_account  INTEGER PRIMARY KEY REFERENCES sub_account (id),
    verification TEXT    NOT NULL,
    access       TEXT    NOT NULL,
    messaging    TEXT    NOT NULL,
    label        TEXT    NOT NULL,
    seen_access  TEXT,
    findings     TEXT    NOT NULL,
    -- rank of the most urgent deadline, then when to act: overdue < running < waiting < none
    urgency      INTEGER NOT NULL,
    deadline     TEXT
) STRICT;
CREATE INDEX sub_account_by_urgency ON sub_account_state (urgency, sub_account);
CREATE INDEX sub_account_by_label ON sub_account_state (label);

CREATE TABLE link_group_state (
    link_group INTEGER PRIMARY KEY REFERENCES link_group (id),
    standing   TEXT    NOT NULL,
    -- linked now, and on their way in
    members    INTEGER NOT NULL,
    applying   INTEGER NOT NULL,
    -- the whole state as JSON
    body       TEXT    NOT NULL
) STRICT;

-- What follows about a store, as the last assessment left it: what lists of stores show and filter by.
CREATE TABLE store_state (
    store        INTEGER PRIMARY KEY REFERENCES store (id),
    -- none while nobody looked and nothing follows
    label        TEXT,
    -- what it is kept from, by the rules or as it was seen: codes, separated by spaces
    restrictions TEXT    NOT NULL
) STRICT;
CREATE INDEX store_by_label ON store_state (label, store);

-- What follows about a document, as the last assessment left it: what lists of documents sort and filter by.
CREATE TABLE document_state (
    document  INTEGER PRIMARY KEY REFERENCES document (id),
    validity  TEXT    NOT NULL,
    first_day TEXT,
    -- none = without end, or not known
    last_day  TEXT,
    unlimited INTEGER NOT NULL,
    -- stores that a new version is still to be uploaded to
    upload_to INTEGER NOT NULL,
    findings  INTEGER NOT NULL
) STRICT;
CREATE INDEX document_by_last_day ON document_state (last_day, document);

CREATE TABLE deadline (
    id          TEXT    PRIMARY KEY,
    subject     TEXT    NOT NULL,
    -- the shop that it belongs to; none for what concerns an entity, a person, or a document of theirs
    store       INTEGER REFERENCES store (id),
    sub_account INTEGER REFERENCES sub_account (id),
    rule        TEXT    NOT NULL,
    consequence TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    standing    TEXT    NOT NULL,
    due         INTEGER NOT NULL,
    act_by      INTEGER NOT NULL,
    body        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_of_subject ON deadline (subject);
-- Counting and choosing read these alone, never the bodies.
CREATE INDEX deadline_by_act ON deadline (act_by, id, state, standing, consequence, store, sub_account);
CREATE INDEX deadline_by_due ON deadline (due, consequence, store, sub_account);
CREATE INDEX deadline_by_state ON deadline (state, standing, act_by, consequence, store, sub_account);
CREATE INDEX deadline_of_store ON deadline (store, standing, act_by, due);

-- When each subject's assessment must be looked at again; a write puts its dependants into the past.
CREATE TABLE clock (
    subject        TEXT    PRIMARY KEY,
    -- none: by itself it reads the same for ever
    next_change_at INTEGER,
    -- the time for which it was assessed last: asked for an earlier one, it may read differently
    assessed_at    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX clock_by_time ON clock (next_change_at);
CREATE INDEX clock_by_assessment ON clock (assessed_at);

-- The reminder ledger: what was said, claimed before it is shown.
CREATE TABLE message (
    seq        INTEGER PRIMARY KEY,
    tag        TEXT    NOT NULL UNIQUE,
    claimed_at INTEGER NOT NULL,
    state      TEXT    NOT NULL,
    shown_at   INTEGER,
    attempts   INTEGER NOT NULL,
    tried_at   INTEGER,
    failure    TEXT,
    read       INTEGER NOT NULL,
    body       TEXT    NOT NULL
) STRICT;
CREATE INDEX message_open ON message (seq) WHERE state IN ('claimed', 'failed');
CREATE INDEX message_unread ON message (seq) WHERE NOT read;

CREATE TABLE said (
    deadline TEXT    NOT NULL,
    version  INTEGER NOT NULL,
    step     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    outcome  TEXT    NOT NULL,
    message  INTEGER NOT NULL REFERENCES message (seq),
    PRIMARY KEY (deadline, version, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_in_message ON said (message);

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What stores could have in common, read off the rows of a store, its company and its accounts: stores that share a value
-- are found by it.
CREATE TABLE signal (
    store    INTEGER NOT NULL REFERENCES store (id),
    -- whose row says so; none where it is the store's own or its company's
    account  INTEGER REFERENCES sub_account (id),
    platform TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    -- It counts from the first instant on and, but for devices and networks, until just before the last one.
    first    INTEGER,
    last     INTEGER,
    -- of an address, in ten-millionths of a degree
    lat      INTEGER,
    lon      INTEGER,
    datum    TEXT
) STRICT;
CREATE INDEX signal_of_store ON signal (store, account);
-- Who has a value, and whether it still counts, without a look at the rows.
CREATE INDEX signal_by_value ON signal (kind, value, platform, store, first, last);
CREATE INDEX signal_by_place ON signal (kind, lat) WHERE lat IS NOT NULL;
CREATE INDEX signal_begins ON signal (first) WHERE first IS NOT NULL;
CREATE INDEX signal_ends ON signal (last) WHERE last IS NOT NULL;

-- Which stores hang together by what they share, as it was last settled.
CREATE TABLE cluster (
    store   INTEGER PRIMARY KEY REFERENCES store (id),
    -- the least of those that hang together
    cluster INTEGER NOT NULL,
    -- whether nothing was written since of what it could share
    settled INTEGER NOT NULL
) STRICT;
CREATE INDEX cluster_of ON cluster (cluster);
CREATE INDEX cluster_unsettled ON cluster (store) WHERE NOT settled;

-- Values that so many stores of a platform share that they join none, by which rule.
CREATE TABLE common (
    kind     TEXT    NOT NULL,
    value    TEXT    NOT NULL,
    platform TEXT    NOT NULL,
    rule     TEXT    NOT NULL,
    -- whether no store has lost it since
    settled  INTEGER NOT NULL,
    PRIMARY KEY (kind, value, platform)
) STRICT, WITHOUT ROWID;
CREATE INDEX common_unsettled ON common (kind) WHERE NOT settled;
-- The log of logins.
CREATE INDEX event_login ON event (subject, effective, seq) WHERE kind = 'logged-in';
-- What follows about a binding, as the last assessment left it: what lists of bindings sort and filter by.
CREATE TABLE binding_state (
    binding   INTEGER PRIMARY KEY REFERENCES binding (id),
    stage     TEXT    NOT NULL,
    since     INTEGER NOT NULL,
    account   TEXT,
    -- while it waits to be bound again
    try_from  INTEGER,
    longest   INTEGER,
    -- entries of the checklist of a change, and how many of them are open
    entries   INTEGER NOT NULL,
    open      INTEGER NOT NULL,
    findings  INTEGER NOT NULL
) STRICT;
