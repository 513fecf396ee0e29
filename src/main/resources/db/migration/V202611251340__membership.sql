-- Members: one person per ID number and one active membership per person (directory), the person's row in each district.

-- Directory: which person an ID number is. The hash is a blind index; the number itself lies sealed in the member's row.
CREATE TABLE membership_identity (
    kind text NOT NULL,
    hash bytea NOT NULL,
    person uuid NOT NULL,
    claimed_at timestamptz NOT NULL,
    PRIMARY KEY (kind, hash)
);
CREATE INDEX membership_identity_person ON membership_identity (person);

-- Directory: where somebody is a member. One row per person is one active membership per person.
-- settled_at is null while the member's own row is still to come; such a claim is released after ten minutes.
CREATE TABLE membership_home (
    person uuid NOT NULL CONSTRAINT membership_home_once PRIMARY KEY,
    district int NOT NULL,
    claimed_at timestamptz NOT NULL,
    settled_at timestamptz
);
CREATE INDEX membership_home_unsettled ON membership_home (district, claimed_at) WHERE settled_at IS NULL;

-- Directory: which person an account is, once name and ID number were given right.
CREATE TABLE membership_account (
    account uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    linked_at timestamptz NOT NULL
);
CREATE INDEX membership_account_person ON membership_account (person);

CREATE TABLE membership_member (
    district int NOT NULL,
    id uuid NOT NULL,
    union_id uuid NOT NULL,
    path text COLLATE "C" NOT NULL,
    state text NOT NULL CHECK (state IN ('ACTIVE', 'RETAINED', 'PENDING', 'ENDED', 'MOVED')),
    name text NOT NULL CHECK (name <> ''),
    -- district and one or two characters of the name each: two characters are found as fast as ten
    grams text[] NOT NULL,
    initials text COLLATE "C" NOT NULL,
    id_kind text NOT NULL CHECK (id_kind IN ('RESIDENT', 'HMT_RESIDENCE', 'FOREIGNER')),
    id_masked text NOT NULL,
    id_hash bytea NOT NULL,
    id_sealed bytea NOT NULL,
    phone_masked text NOT NULL DEFAULT '',
    phone_hash bytea,
    phone_sealed bytea,
    male boolean NOT NULL,
    birth date NOT NULL,
    joined_on date NOT NULL,
    moved_to int,
    created_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CONSTRAINT membership_member_id_once UNIQUE (district, id_hash),
    CHECK ((state = 'MOVED') = (moved_to IS NOT NULL)),
    CHECK ((phone_hash IS NULL) = (phone_sealed IS NULL))
);
CREATE INDEX membership_member_path ON membership_member (district, path, id);
CREATE INDEX membership_member_union ON membership_member (district, union_id);
CREATE INDEX membership_member_grams ON membership_member USING gin (grams);
CREATE INDEX membership_member_initials ON membership_member (district, initials);
CREATE INDEX membership_member_phone ON membership_member (district, phone_hash) WHERE phone_hash IS NOT NULL;

-- What became of a membership, who said so and when. The number is the lock: two cannot take the same step at once.
CREATE TABLE membership_step (
    district int NOT NULL,
    member uuid NOT NULL,
    number int NOT NULL,
    state text NOT NULL,
    union_id uuid NOT NULL,
    union_name text NOT NULL,
    at timestamptz NOT NULL,
    by_account uuid,
    by_name text NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (district, member, number),
    FOREIGN KEY (district, member) REFERENCES membership_member (district, id)
);

-- 用人单位, 用工单位, or neither but a trade and a town. Several at once are allowed, the same one twice is not.
CREATE TABLE membership_employment (
    district int NOT NULL,
    id uuid NOT NULL,
    member uuid NOT NULL,
    employer uuid,
    site uuid,
    trade text NOT NULL DEFAULT '',
    town bigint,
    from_on date NOT NULL,
    until_on date,
    PRIMARY KEY (district, id),
    FOREIGN KEY (district, member) REFERENCES membership_member (district, id),
    CHECK (until_on >= from_on),
    CHECK (employer IS NOT NULL OR (trade <> '' AND town IS NOT NULL)),
    CONSTRAINT membership_employment_once EXCLUDE USING gist
        (district WITH =, member WITH =, employer WITH =, daterange(from_on, until_on) WITH &&)
        WHERE (employer IS NOT NULL)
);
CREATE INDEX membership_employment_member ON membership_employment (district, member);
CREATE INDEX membership_employment_employer ON membership_employment (district, employer) WHERE until_on IS NULL;

-- Groups that a member belongs to for a time, such as 农民工 or 高温岗位.
CREATE TABLE membership_tag (
    district int NOT NULL,
    member uuid NOT NULL,
    tag text NOT NULL CHECK (tag IN ('MIGRANT', 'WOMAN', 'DISPATCHED', 'NEW_FORM', 'HARDSHIP', 'MODEL', 'HEAT')),
    from_on date NOT NULL,
    until_on date,
    PRIMARY KEY (district, member, tag, from_on),
    FOREIGN KEY (district, member) REFERENCES membership_member (district, id),
    CHECK (until_on >= from_on),
    CONSTRAINT membership_tag_once EXCLUDE USING gist
        (district WITH =, member WITH =, tag WITH =, daterange(from_on, until_on) WITH &&)
);

-- Members by union, counted up by every change; verify recounts them.
CREATE TABLE membership_count (
    district int NOT NULL,
    union_id uuid NOT NULL,
    path text COLLATE "C" NOT NULL,
    active int NOT NULL,
    retained int NOT NULL,
    PRIMARY KEY (district, union_id)
);
CREATE INDEX membership_count_path ON membership_count (district, path);

-- Directory: 会籍接转. The new side claims, the old one lets go or is silent, the worker confirms.
CREATE TABLE membership_transfer (
    person uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    from_district int NOT NULL,
    from_union uuid NOT NULL,
    from_path text COLLATE "C" NOT NULL,
    from_name text NOT NULL,
    to_district int NOT NULL,
    to_union uuid NOT NULL,
    to_path text COLLATE "C" NOT NULL,
    to_name text NOT NULL,
    claimed_at timestamptz NOT NULL,
    claimed_by uuid,
    claimed_by_name text NOT NULL,
    due_at timestamptz NOT NULL,
    released_at timestamptz,
    released_by_name text,
    by_silence boolean NOT NULL DEFAULT false,
    confirmed_at timestamptz,
    confirmed_how text CHECK (confirmed_how IN ('PHONE', 'PAPER')),
    confirmed_by_name text,
    arrived_at timestamptz,
    done_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_reason text,
    PRIMARY KEY (person, id),
    CHECK ((released_at IS NULL) = (released_by_name IS NULL)),
    CHECK ((confirmed_at IS NULL) = (confirmed_how IS NULL)),
    CHECK (arrived_at IS NULL OR (released_at IS NOT NULL AND confirmed_at IS NOT NULL)),
    CHECK (done_at IS NULL OR arrived_at IS NOT NULL),
    CHECK (done_at IS NULL OR withdrawn_at IS NULL)
);
CREATE UNIQUE INDEX membership_transfer_once ON membership_transfer (person)
    WHERE done_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX membership_transfer_from ON membership_transfer (from_district, id)
    WHERE done_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX membership_transfer_to ON membership_transfer (to_district, id)
    WHERE done_at IS NULL AND withdrawn_at IS NULL;

-- 入会申请 from the phone: what was typed is sealed; gone over into the member's row when it is approved.
CREATE TABLE membership_application (
    district int NOT NULL,
    id uuid NOT NULL,
    account uuid NOT NULL,
    union_id uuid NOT NULL,
    path text COLLATE "C" NOT NULL,
    union_name text NOT NULL,
    name text NOT NULL,
    id_masked text NOT NULL,
    phone_masked text NOT NULL,
    sealed bytea NOT NULL,
    at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by_name text,
    approved boolean,
    reason text NOT NULL DEFAULT '',
    PRIMARY KEY (district, id),
    CHECK ((decided_at IS NULL) = (decided_by_name IS NULL) AND (decided_at IS NULL) = (approved IS NULL))
);
CREATE UNIQUE INDEX membership_application_once ON membership_application (district, account) WHERE decided_at IS NULL;
CREATE INDEX membership_application_path ON membership_application (district, path, id) WHERE decided_at IS NULL;

-- What members are listed and imported with: the employer by name or code.
CREATE VIEW employer_name_view AS
    SELECT district, id, name, credit_code, closed_at IS NULL AS open FROM organisation_employer;
