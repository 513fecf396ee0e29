-- 走访调研·结对联系.
-- A campaign is a plan of a union of county level or above; every county below reads it, so it is kept everywhere.
CREATE TABLE visit_campaign (
    district     int         NOT NULL,
    id           uuid        NOT NULL,
    no           text        NOT NULL,
    name         text        NOT NULL CHECK (name <> ''),
    aim          text        NOT NULL DEFAULT '',
    first_day    date        NOT NULL,
    last_day     date        NOT NULL,
    union_id     uuid        NOT NULL,
    path         text        COLLATE "C" NOT NULL,    -- place of the union whose campaign it is
    owners       uuid[]      NOT NULL,                -- office that has the findings of each theme; three, null for none
    opened_by    uuid        NOT NULL,
    opened_name  text        NOT NULL,
    opened_at    timestamptz NOT NULL,
    closed_at    timestamptz,
    published    text,                                -- the report as it was made public: counts alone
    public_from  date,
    public_until date,
    version      int         NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    UNIQUE (district, no),
    CONSTRAINT visit_campaign_ends_after_it_begins CHECK (last_day >= first_day),
    CONSTRAINT visit_campaign_public_for_a_time CHECK (
        (published IS NULL) = (public_from IS NULL) AND (published IS NULL) = (public_until IS NULL)
        AND (published IS NULL OR public_until >= public_from))
);

CREATE TABLE visit_member (
    district int     NOT NULL,
    campaign uuid    NOT NULL,
    team     text    NOT NULL CHECK (team <> ''),
    account  uuid    NOT NULL,
    name     text    NOT NULL,
    title    text    NOT NULL,
    leader   boolean NOT NULL,
    PRIMARY KEY (district, campaign, account),
    FOREIGN KEY (district, campaign) REFERENCES visit_campaign (district, id)
);
CREATE UNIQUE INDEX visit_member_one_leader ON visit_member (district, campaign, team) WHERE leader;

-- 结对联系. Who keeps in touch with a unit in a year.
CREATE TABLE visit_pairing (
    district int         NOT NULL,
    year     int         NOT NULL,
    employer uuid        NOT NULL,
    account  uuid        NOT NULL,
    name     text        NOT NULL,
    title    text        NOT NULL,
    path     text        COLLATE "C" NOT NULL,        -- place of the unit
    at       timestamptz NOT NULL,
    PRIMARY KEY (district, year, employer)
);
CREATE INDEX visit_pairing_mine ON visit_pairing (district, account, year);

CREATE TABLE visit_visit (
    district          int         NOT NULL,           -- of the unit that is visited
    id                uuid        NOT NULL,           -- made where it was written down, so that it arrives once
    no                text        NOT NULL,
    campaign_district int,
    campaign          uuid,
    team              text        NOT NULL DEFAULT '',
    employer          uuid        NOT NULL,
    employer_name     text        NOT NULL,
    path              text        COLLATE "C" NOT NULL,  -- place of the office above the unit
    town              bigint      NOT NULL,
    day               date        NOT NULL,
    clock_from        time,
    clock_until       time,
    people            text        NOT NULL DEFAULT '',   -- who went
    workshops         int         NOT NULL DEFAULT 0 CHECK (workshops BETWEEN 0 AND 999),
    managers          int         NOT NULL DEFAULT 0 CHECK (managers BETWEEN 0 AND 9999),
    workers           int         NOT NULL DEFAULT 0 CHECK (workers BETWEEN 0 AND 9999),
    owner_union       uuid        NOT NULL,              -- office of whoever planned or wrote it
    owner             uuid        NOT NULL,
    owner_name        text        NOT NULL,
    owner_title       text        NOT NULL,
    created_at        timestamptz NOT NULL,
    recorded_at       timestamptz,
    cancelled_at      timestamptz,
    cancelled_why     text        NOT NULL DEFAULT '',
    found             int         NOT NULL DEFAULT 0,    -- how many findings it has
    feedback          text        NOT NULL DEFAULT '',
    feedback_how      text        NOT NULL DEFAULT '' CHECK (feedback_how IN ('', 'IN_PERSON', 'LETTER', 'CALL', 'MESSAGE')),
    feedback_at       timestamptz,
    version           int         NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    UNIQUE (district, no),
    CONSTRAINT visit_not_both CHECK (recorded_at IS NULL OR cancelled_at IS NULL),
    CHECK ((campaign IS NULL) = (campaign_district IS NULL)),
    CHECK ((feedback_at IS NULL) = (feedback_how = ''))
);
CREATE INDEX visit_visit_path ON visit_visit (district, path, day DESC, id DESC);
CREATE INDEX visit_visit_day ON visit_visit (district, day DESC, id DESC);
CREATE INDEX visit_visit_employer ON visit_visit (district, employer, day DESC);
CREATE INDEX visit_visit_campaign ON visit_visit (campaign, district, town) WHERE campaign IS NOT NULL;
CREATE INDEX visit_visit_owner ON visit_visit (district, owner, day DESC);

-- What was learned, per theme, and the minutes. Nothing is written over: the newest row that is not beside counts; what
-- somebody wrote on an older state lies beside it until somebody puts the two together.
CREATE TABLE visit_note (
    district int         NOT NULL,
    visit    uuid        NOT NULL,
    theme    text        NOT NULL CHECK (theme IN ('PRODUCTION', 'WORKERS', 'UNION', 'MINUTES')),
    seq      int         NOT NULL,
    text     text        NOT NULL,
    author   uuid        NOT NULL,
    name     text        NOT NULL,
    at       timestamptz NOT NULL,
    beside   boolean     NOT NULL DEFAULT false,
    version  int         NOT NULL,                       -- of the visit that it was written into
    CONSTRAINT visit_note_once PRIMARY KEY (district, visit, theme, seq),
    FOREIGN KEY (district, visit) REFERENCES visit_visit (district, id)
);

CREATE TABLE visit_finding (
    district    int         NOT NULL,
    id          uuid        NOT NULL,
    visit       uuid        NOT NULL,
    campaign    uuid,                                    -- this and the next three as in its visit, for reports
    path        text        COLLATE "C" NOT NULL,
    employer    uuid        NOT NULL,
    town        bigint      NOT NULL,
    seq         int         NOT NULL,
    theme       text        NOT NULL CHECK (theme IN ('PRODUCTION', 'WORKERS', 'UNION')),
    text        text        NOT NULL CHECK (text <> ''),
    outcome     text        NOT NULL CHECK (outcome IN ('OPEN', 'ANSWERED', 'CASE', 'OUTSIDE', 'LONG_TERM', 'NOTED')),
    state       text        NOT NULL CHECK (state IN ('OPEN', 'SOLVED', 'ENDED')),
    answer      text        NOT NULL DEFAULT '',
    told        boolean     NOT NULL DEFAULT false,      -- whether the unit may read it in the feedback
    case_id     uuid,                                    -- the finding as a case, where there is work to do
    referred_no text        NOT NULL DEFAULT '',         -- number of the case that it became
    by_account  uuid        NOT NULL,
    by_name     text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT visit_finding_once UNIQUE (district, visit, seq),
    FOREIGN KEY (district, visit) REFERENCES visit_visit (district, id),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK (outcome NOT IN ('ANSWERED', 'NOTED') OR state <> 'OPEN')
);
CREATE INDEX visit_finding_campaign ON visit_finding (campaign, district) WHERE campaign IS NOT NULL;
CREATE UNIQUE INDEX visit_finding_case ON visit_finding (district, case_id) WHERE case_id IS NOT NULL;

-- 问卷. Five fixed questions on paper that goes round, counted: never who answered what.
CREATE TABLE visit_sheet (
    district int      NOT NULL,
    visit    uuid     NOT NULL,
    question smallint NOT NULL CHECK (question BETWEEN 1 AND 5),
    good     int      NOT NULL CHECK (good BETWEEN 0 AND 9999),
    fair     int      NOT NULL CHECK (fair BETWEEN 0 AND 9999),
    bad      int      NOT NULL CHECK (bad BETWEEN 0 AND 9999),
    PRIMARY KEY (district, visit, question),
    FOREIGN KEY (district, visit) REFERENCES visit_visit (district, id)
);
