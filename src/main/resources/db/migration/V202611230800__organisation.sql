-- Unions, posts, terms of office, employers. County level and above are reference tables, town and below district tables.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- One row per district, counted up by every change of its organisation: caches compare it, tree changes queue on it.
CREATE TABLE organisation_version (
    district int NOT NULL PRIMARY KEY,
    version bigint NOT NULL
);

CREATE TABLE organisation_union (
    district int NOT NULL,
    id uuid NOT NULL,
    path text COLLATE "C" NOT NULL CONSTRAINT organisation_union_path_form CHECK (path ~ '^([0-9A-Z]+/)+$'),
    level text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('GENERAL', 'INDUSTRY', 'TOWN', 'VILLAGE_JOINT', 'JOINT', 'BASIC', 'AGENCY',
        'DIRECT', 'DEPARTMENT', 'SERVICE_CENTRE')),
    name text NOT NULL CHECK (name <> ''),
    short_name text NOT NULL CHECK (short_name <> ''),
    place bigint NOT NULL,
    credit_code text,
    no_credit_code_reason text,
    office_line text NOT NULL DEFAULT '',
    window_address text NOT NULL DEFAULT '',
    full_time boolean NOT NULL,
    founded_on date,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_name text,
    closed_reason text,
    version int NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CONSTRAINT organisation_union_path_once UNIQUE (district, path),
    CHECK (credit_code IS NULL OR no_credit_code_reason IS NULL),
    CHECK ((closed_at IS NULL) = (closed_by_name IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
);
CREATE UNIQUE INDEX organisation_union_credit_code_once ON organisation_union (district, credit_code)
    WHERE credit_code IS NOT NULL AND closed_at IS NULL;
CREATE INDEX organisation_union_place ON organisation_union (district, place);

CREATE TABLE organisation_upper_union (LIKE organisation_union INCLUDING ALL);
ALTER TABLE organisation_upper_union
    RENAME CONSTRAINT organisation_upper_union_district_path_key TO organisation_upper_union_path_once;
ALTER INDEX organisation_upper_union_district_credit_code_idx RENAME TO organisation_upper_union_credit_code_once;
ALTER TABLE organisation_union ADD CHECK (level IN ('TOWN', 'VILLAGE', 'UNIT'));
ALTER TABLE organisation_upper_union ADD CHECK (level IN ('NATION', 'PROVINCE', 'CITY', 'COUNTY'));

CREATE TABLE organisation_post (
    district int NOT NULL,
    id uuid NOT NULL,
    union_id uuid NOT NULL,
    title text NOT NULL CHECK (title <> ''),
    role text NOT NULL CHECK (role IN ('CLERK', 'REVIEWER', 'DEPARTMENT_HEAD', 'DEPUTY_CHAIR', 'EXECUTIVE_CHAIR',
        'CHAIR', 'CASHIER', 'AUDITOR')),
    single_seat boolean NOT NULL,
    duties text NOT NULL DEFAULT '',
    position int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_name text,
    closed_reason text,
    version int NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    -- what a tenure copies from its post, so that the constraints on tenures may rely on it
    CONSTRAINT organisation_post_seat UNIQUE (district, id, union_id, role, single_seat),
    CHECK ((closed_at IS NULL) = (closed_by_name IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
);
CREATE INDEX organisation_post_union ON organisation_post (district, union_id);

CREATE TABLE organisation_upper_post (LIKE organisation_post INCLUDING ALL);
ALTER TABLE organisation_post
    ADD FOREIGN KEY (district, union_id) REFERENCES organisation_union (district, id);
ALTER TABLE organisation_upper_post
    ADD FOREIGN KEY (district, union_id) REFERENCES organisation_upper_union (district, id);

-- until_on is the first day on which the post is no longer held; null for staff without a term.
CREATE TABLE organisation_tenure (
    district int NOT NULL,
    id uuid NOT NULL,
    union_id uuid NOT NULL,
    post uuid NOT NULL,
    role text NOT NULL,
    single_seat boolean NOT NULL,
    account uuid NOT NULL,
    officer_kind text NOT NULL CHECK (officer_kind IN ('FULL_TIME', 'SECONDED', 'PART_TIME', 'SOCIAL_WORKER')),
    from_on date NOT NULL,
    until_on date,
    acting boolean NOT NULL,
    mobile_shown boolean NOT NULL DEFAULT false,
    appointed_at timestamptz NOT NULL,
    appointed_by uuid,
    appointed_by_name text NOT NULL,
    ended_at timestamptz,
    ended_by uuid,
    ended_by_name text,
    ended_reason text,
    version int NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CHECK (until_on >= from_on),
    CHECK ((ended_at IS NULL) = (ended_by_name IS NULL) AND (ended_at IS NULL) = (ended_reason IS NULL)),
    CHECK (ended_at IS NULL OR until_on IS NOT NULL),
    -- one regular holder at a time, and one acting one
    CONSTRAINT organisation_tenure_one_holder EXCLUDE USING gist
        (district WITH =, post WITH =, daterange(from_on, until_on) WITH &&) WHERE (single_seat AND NOT acting),
    CONSTRAINT organisation_tenure_one_acting EXCLUDE USING gist
        (district WITH =, post WITH =, daterange(from_on, until_on) WITH &&) WHERE (acting),
    CONSTRAINT organisation_tenure_once_in_post EXCLUDE USING gist
        (district WITH =, post WITH =, account WITH =, daterange(from_on, until_on) WITH &&),
    -- who checks money never pays it
    CONSTRAINT organisation_tenure_money_apart EXCLUDE USING gist
        (district WITH =, account WITH =, role WITH <>, daterange(from_on, until_on) WITH &&)
        WHERE (role IN ('REVIEWER', 'CASHIER'))
);
CREATE INDEX organisation_tenure_union ON organisation_tenure (district, union_id);
CREATE INDEX organisation_tenure_account ON organisation_tenure (district, account);

CREATE TABLE organisation_upper_tenure (LIKE organisation_tenure INCLUDING DEFAULTS INCLUDING CONSTRAINTS);
ALTER TABLE organisation_upper_tenure
    ADD PRIMARY KEY (district, id),
    ADD CONSTRAINT organisation_upper_tenure_one_holder EXCLUDE USING gist
        (district WITH =, post WITH =, daterange(from_on, until_on) WITH &&) WHERE (single_seat AND NOT acting),
    ADD CONSTRAINT organisation_upper_tenure_one_acting EXCLUDE USING gist
        (district WITH =, post WITH =, daterange(from_on, until_on) WITH &&) WHERE (acting),
    ADD CONSTRAINT organisation_upper_tenure_once_in_post EXCLUDE USING gist
        (district WITH =, post WITH =, account WITH =, daterange(from_on, until_on) WITH &&),
    ADD CONSTRAINT organisation_upper_tenure_money_apart EXCLUDE USING gist
        (district WITH =, account WITH =, role WITH <>, daterange(from_on, until_on) WITH &&)
        WHERE (role IN ('REVIEWER', 'CASHIER'));
CREATE INDEX organisation_upper_tenure_union ON organisation_upper_tenure (district, union_id);
CREATE INDEX organisation_upper_tenure_account ON organisation_upper_tenure (district, account);
ALTER TABLE organisation_tenure ADD FOREIGN KEY (district, post, union_id, role, single_seat)
    REFERENCES organisation_post (district, id, union_id, role, single_seat);
ALTER TABLE organisation_upper_tenure ADD FOREIGN KEY (district, post, union_id, role, single_seat)
    REFERENCES organisation_upper_post (district, id, union_id, role, single_seat);

-- Directory: in which districts somebody holds a post. Written with the tenure, removed when it ends.
CREATE TABLE organisation_hat (
    account uuid NOT NULL,
    tenure uuid NOT NULL,
    district int NOT NULL,
    post uuid NOT NULL,
    PRIMARY KEY (account, tenure)
);

CREATE TABLE organisation_employer (
    district int NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL CHECK (name <> ''),
    normal_name text COLLATE "C" NOT NULL CHECK (normal_name <> ''),
    name_grams text[] NOT NULL,
    credit_code text,
    place bigint NOT NULL,
    industry text NOT NULL DEFAULT '',
    staff int CHECK (staff >= 0),
    staff_source text,
    staff_on date,
    contact_name text NOT NULL DEFAULT '',
    contact_phone_masked text NOT NULL DEFAULT '',
    contact_phone_sealed bytea,
    created_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    closed_by_name text,
    closed_reason text,
    version int NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CHECK ((staff IS NULL) = (staff_source IS NULL) AND (staff IS NULL) = (staff_on IS NULL)),
    CHECK ((closed_at IS NULL) = (closed_by_name IS NULL) AND (closed_at IS NULL) = (closed_reason IS NULL))
);
CREATE UNIQUE INDEX organisation_employer_credit_code_once ON organisation_employer (district, credit_code)
    WHERE credit_code IS NOT NULL;
-- shops without a credit code: the same name at the same place is the same shop
CREATE UNIQUE INDEX organisation_employer_name_once ON organisation_employer (district, place, normal_name)
    WHERE credit_code IS NULL AND closed_at IS NULL;
CREATE INDEX organisation_employer_name ON organisation_employer USING gin (name_grams);
CREATE INDEX organisation_employer_place ON organisation_employer (district, place);

-- Which employers a union covers: its own, or the several of a joint union.
CREATE TABLE organisation_coverage (
    district int NOT NULL,
    union_id uuid NOT NULL,
    employer_id uuid NOT NULL,
    from_on date NOT NULL,
    until_on date,
    PRIMARY KEY (district, union_id, employer_id, from_on),
    CHECK (until_on >= from_on),
    FOREIGN KEY (district, union_id) REFERENCES organisation_union (district, id),
    FOREIGN KEY (district, employer_id) REFERENCES organisation_employer (district, id),
    CONSTRAINT organisation_coverage_once EXCLUDE USING gist
        (district WITH =, union_id WITH =, employer_id WITH =, daterange(from_on, until_on) WITH &&)
);
CREATE INDEX organisation_coverage_employer ON organisation_coverage (district, employer_id);

-- 交接单: who handed a post to whom, when, and what went with it.
CREATE TABLE organisation_handover (
    district int NOT NULL,
    id uuid NOT NULL,
    union_id uuid NOT NULL,
    union_name text NOT NULL,
    post uuid NOT NULL,
    post_title text NOT NULL,
    tenure uuid NOT NULL,
    from_account uuid NOT NULL,
    from_name text NOT NULL,
    to_account uuid NOT NULL,
    to_name text NOT NULL,
    at timestamptz NOT NULL,
    by_account uuid,
    by_name text NOT NULL,
    reason text NOT NULL,
    items text NOT NULL DEFAULT '',
    PRIMARY KEY (district, id)
);
CREATE INDEX organisation_handover_post ON organisation_handover (district, post);

-- A sheet that was looked through and waits to be stored: sealed, its owner's alone, gone when stored or after a day.
CREATE TABLE organisation_sheet (
    district int NOT NULL,
    id uuid NOT NULL,
    account uuid NOT NULL,
    name text NOT NULL,
    sealed bytea NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (district, id)
);

CREATE VIEW union_view AS SELECT * FROM organisation_union UNION ALL SELECT * FROM organisation_upper_union;
CREATE VIEW post_view AS SELECT * FROM organisation_post UNION ALL SELECT * FROM organisation_upper_post;
CREATE VIEW tenure_view AS SELECT * FROM organisation_tenure UNION ALL SELECT * FROM organisation_upper_tenure;
