-- 参保名册. What one unit, or somebody alone, wants to take in a plan year: from draft to cover.
CREATE TABLE mutualaid_roster (
    district     int         NOT NULL,
    id           uuid        NOT NULL,
    scheme       text        COLLATE "C" NOT NULL,
    year         int         NOT NULL CHECK (year BETWEEN 1990 AND 2999),
    channel      text        COLLATE "C" NOT NULL CHECK (channel IN ('unit', 'jointUnion', 'newForm', 'individual', 'unionPaid')),
    addition     boolean     NOT NULL,                    -- new hires in mid-year
    employer     uuid,
    unit_name    text        NOT NULL CHECK (unit_name <> ''),
    path         text        COLLATE "C" NOT NULL,        -- place in the tree of unions: offices at and above it see it
    for_unit     boolean     NOT NULL,                    -- entered by an office for a unit
    staff        int         CHECK (staff > 0),           -- as the unit declares them, with source and day
    women        int         CHECK (women >= 0),
    staff_source text        NOT NULL DEFAULT '',
    staff_on     date,
    state        text        COLLATE "C" NOT NULL
        CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'IN_FORCE', 'WITHDRAWN')),
    made_at      timestamptz NOT NULL,
    made_by      uuid,
    version      int         NOT NULL DEFAULT 0,
    PRIMARY KEY (district, id),
    CHECK (women IS NULL OR (staff IS NOT NULL AND women <= staff))
);
CREATE INDEX mutualaid_roster_listed ON mutualaid_roster (district, state, id);
CREATE INDEX mutualaid_roster_employer ON mutualaid_roster (district, employer, id) WHERE employer IS NOT NULL;

-- 名册明细. One person and module, in the order of entering. The id becomes that of the enrolment.
CREATE TABLE mutualaid_roster_line (
    district     int      NOT NULL,
    roster       uuid     NOT NULL,
    no           int      NOT NULL,
    id           uuid     NOT NULL,
    scheme       text     COLLATE "C" NOT NULL,
    year         int      NOT NULL,
    name         text     NOT NULL CHECK (name <> ''),
    id_hash      bytea    NOT NULL,
    id_sealed    bytea    NOT NULL,
    id_masked    text     NOT NULL,
    birth        date     NOT NULL,
    male         boolean  NOT NULL,
    insurance    text     NOT NULL,
    phone_sealed bytea,
    phone_masked text     NOT NULL DEFAULT '',
    module       text     COLLATE "C" NOT NULL,
    shares       smallint NOT NULL CHECK (shares > 0),
    fee_fen      bigint   NOT NULL CHECK (fee_fen >= 0),
    renewed      boolean  NOT NULL,                       -- carried over from the plan year before
    PRIMARY KEY (district, roster, no),
    CONSTRAINT mutualaid_roster_line_once UNIQUE (district, roster, id_hash, module),
    FOREIGN KEY (district, roster) REFERENCES mutualaid_roster (district, id)
);

-- 名额. Who was handed in holds their place until the roster is returned or withdrawn, so that nobody's fee is taken twice.
CREATE TABLE mutualaid_place (
    district int   NOT NULL,
    scheme   text  COLLATE "C" NOT NULL,
    year     int   NOT NULL,
    module   text  COLLATE "C" NOT NULL,
    id_hash  bytea NOT NULL,
    roster   uuid  NOT NULL,
    CONSTRAINT mutualaid_place_once PRIMARY KEY (district, scheme, year, module, id_hash)
);

-- 名册办理. Who did what to a roster, and when.
CREATE TABLE mutualaid_roster_step (
    district int         NOT NULL,
    roster   uuid        NOT NULL,
    version  int         NOT NULL,
    act      text        COLLATE "C" NOT NULL,
    text     text        NOT NULL,
    at       timestamptz NOT NULL,
    by_account uuid,
    by_name  text        NOT NULL,
    by_title text        NOT NULL,
    PRIMARY KEY (district, roster, version),
    FOREIGN KEY (district, roster) REFERENCES mutualaid_roster (district, id)
);

-- A batch tells which roster it came from; those of the old books came from none.
ALTER TABLE mutualaid_batch ADD COLUMN roster uuid;
CREATE INDEX mutualaid_batch_employer ON mutualaid_batch (district, employer, year) WHERE employer IS NOT NULL;
CREATE INDEX mutualaid_enrolment_person ON mutualaid_enrolment (district, person, cover_from);
