-- 继承登记. That somebody has died, and by what proof others receive for them; entered before the decision.
CREATE TABLE mutualaid_estate (
    district     int         NOT NULL,
    person       uuid        NOT NULL,
    died_on      date        NOT NULL,
    proof        text        NOT NULL CHECK (proof IN ('NOTARY', 'COURT', 'AGREEMENT')),
    proof_no     text        NOT NULL CHECK (proof_no <> ''),
    entered_at   timestamptz NOT NULL,
    entered_by   uuid        NOT NULL,
    entered_name text        NOT NULL,
    PRIMARY KEY (district, person),
    FOREIGN KEY (district, person) REFERENCES mutualaid_person (district, id)
);

-- 继承人. Who receives which share, and where.
CREATE TABLE mutualaid_heir (
    district       int    NOT NULL,
    id             uuid   NOT NULL,
    person         uuid   NOT NULL,
    no             int    NOT NULL,
    name           text   NOT NULL CHECK (name <> ''),
    relation       text   NOT NULL CHECK (relation IN ('SPOUSE', 'CHILD', 'PARENT', 'SIBLING', 'OTHER')),
    id_hash        bytea  NOT NULL,
    id_sealed      bytea  NOT NULL,
    id_masked      text   NOT NULL,
    share          int    NOT NULL CHECK (share BETWEEN 1 AND 10000), -- of ten thousand; those of a person come to all
    account_sealed bytea  NOT NULL,
    account_masked text   NOT NULL,
    bank           text   NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_heir_of_person UNIQUE (district, id, person),
    CONSTRAINT mutualaid_heir_once UNIQUE (district, person, id_hash),
    FOREIGN KEY (district, person) REFERENCES mutualaid_estate (district, person)
);

ALTER TABLE mutualaid_payee ADD FOREIGN KEY (district, heir) REFERENCES mutualaid_heir (district, id);

-- 追回. What was paid too much for a claim: proposed by one, confirmed by another, and heard by a third when somebody objects. Its
-- number has no gaps: it is that of the letter.
CREATE TABLE mutualaid_recovery (
    district       int         NOT NULL,
    id             uuid        NOT NULL,
    year           int         NOT NULL,
    number         int         NOT NULL CHECK (number > 0),
    claim          uuid        NOT NULL,
    person         uuid        NOT NULL,
    scheme         text        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('PROPOSED', 'STANDING', 'OBJECTED', 'ENDED', 'DROPPED')),
    found          text        NOT NULL CHECK (found IN ('SAMPLE', 'APPEAL', 'SHEET', 'HAND')),
    reason         text        NOT NULL CHECK (reason <> ''),
    nothing_due    boolean     NOT NULL,                  -- nothing at all was due; else the amounts below are the right ones
    over_fen       bigint      NOT NULL CHECK (over_fen > 0),
    explained      bytea       NOT NULL,                  -- how it is computed rightly, sealed
    proposed_at    timestamptz NOT NULL,
    proposed_by    uuid        NOT NULL,
    proposed_name  text        NOT NULL,
    confirmed_at   timestamptz,
    confirmed_by   uuid,
    confirmed_name text,
    objected_at    timestamptz,
    objected_name  text,
    objection      text        NOT NULL DEFAULT '',
    heard_at       timestamptz,
    heard_by       uuid,
    heard_name     text,
    heard_words    text        NOT NULL DEFAULT '',
    dropped_at     timestamptz,
    dropped_name   text,
    drop_words     text        NOT NULL DEFAULT '',
    version        int         NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_recovery_number UNIQUE (district, year, number),
    CONSTRAINT mutualaid_recovery_of_person UNIQUE (district, id, person),
    CONSTRAINT mutualaid_recovery_two_people CHECK (confirmed_by <> proposed_by),
    CONSTRAINT mutualaid_recovery_heard_by_another CHECK (heard_by <> proposed_by AND heard_by <> confirmed_by),
    CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL)),
    CHECK ((heard_at IS NULL) = (heard_by IS NULL) AND (heard_at IS NULL OR objected_at IS NOT NULL)),
    CHECK ((dropped_at IS NOT NULL) = (state = 'DROPPED')),
    CHECK ((state = 'PROPOSED') <= (confirmed_at IS NULL)),
    CHECK (state NOT IN ('STANDING', 'OBJECTED', 'ENDED') OR confirmed_at IS NOT NULL),
    FOREIGN KEY (district, claim) REFERENCES mutualaid_claim (district, case_id),
    FOREIGN KEY (district, person) REFERENCES mutualaid_person (district, id)
);
-- one at a time for a claim
CREATE UNIQUE INDEX mutualaid_recovery_once ON mutualaid_recovery (district, claim) WHERE state IN ('PROPOSED', 'OBJECTED');
CREATE INDEX mutualaid_recovery_claim ON mutualaid_recovery (district, claim, id);
CREATE INDEX mutualaid_recovery_person ON mutualaid_recovery (district, person, id);
CREATE INDEX mutualaid_recovery_listed ON mutualaid_recovery (district, state, id DESC);

-- 更正金额. What the sheet says rightly.
CREATE TABLE mutualaid_recovery_amount (
    district int    NOT NULL,
    recovery uuid   NOT NULL,
    code     text   NOT NULL,
    fen      bigint NOT NULL CHECK (fen >= 0),
    PRIMARY KEY (district, recovery, code),
    FOREIGN KEY (district, recovery) REFERENCES mutualaid_recovery (district, id)
);

-- 年度更正. What the plan years' sums came to and come to rightly; the correction is a payout of its own in turn.
CREATE TABLE mutualaid_recovery_year (
    district   int    NOT NULL,
    recovery   uuid   NOT NULL,
    year       int    NOT NULL,
    was_fen    bigint NOT NULL,
    now_fen    bigint NOT NULL,
    PRIMARY KEY (district, recovery, year),
    FOREIGN KEY (district, recovery) REFERENCES mutualaid_recovery (district, id)
);

-- 冲减. The corrections that a recovery wrote, and those that took them back after an objection.
CREATE TABLE mutualaid_recovery_correction (
    district   int     NOT NULL,
    recovery   uuid    NOT NULL,
    payout     uuid    NOT NULL,
    correction boolean NOT NULL CHECK (correction),
    PRIMARY KEY (district, payout),
    FOREIGN KEY (district, recovery) REFERENCES mutualaid_recovery (district, id),
    FOREIGN KEY (district, payout, correction) REFERENCES mutualaid_payout (district, id, correction)
);
CREATE INDEX mutualaid_recovery_correction_of ON mutualaid_recovery_correction (district, recovery);

-- 应退人. Who owes it: the person, or an heir as far as they agreed. All that comes in or is offset is counted here, and the CHECK
-- decides between two at once.
CREATE TABLE mutualaid_debtor (
    district     int         NOT NULL,
    id           uuid        NOT NULL,
    recovery     uuid        NOT NULL,
    person       uuid        NOT NULL,
    heir         uuid,                                    -- null for the person
    name         text        NOT NULL CHECK (name <> ''),
    owed_fen     bigint      NOT NULL CHECK (owed_fen >= 0),
    agreed_fen   bigint,                                  -- an heir owes no more than they agreed to
    agreed_on    date,
    repaid_fen   bigint      NOT NULL DEFAULT 0 CHECK (repaid_fen >= 0),
    offset_fen   bigint      NOT NULL DEFAULT 0 CHECK (offset_fen >= 0),
    demanded_fen bigint      NOT NULL DEFAULT 0 CHECK (demanded_fen >= 0), -- on a notice that is not paid yet
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_debtor_once UNIQUE NULLS NOT DISTINCT (district, recovery, heir),
    -- never more comes back than is owed
    CONSTRAINT mutualaid_debtor_not_over CHECK (repaid_fen + offset_fen + demanded_fen <= owed_fen),
    CONSTRAINT mutualaid_debtor_within_agreement
        CHECK (CASE WHEN heir IS NULL THEN agreed_fen IS NULL ELSE coalesce(owed_fen <= agreed_fen AND agreed_on IS NOT NULL, false) END),
    FOREIGN KEY (district, recovery, person) REFERENCES mutualaid_recovery (district, id, person),
    FOREIGN KEY (district, heir, person) REFERENCES mutualaid_heir (district, id, person)
);
CREATE INDEX mutualaid_debtor_person ON mutualaid_debtor (district, person) WHERE owed_fen > 0;

-- 抵扣同意. That what is owed may be taken from a later award: given by whoever owes it, good for one award, taken back at any time
-- until it is used.
CREATE TABLE mutualaid_offset_consent (
    district     int         NOT NULL,
    id           uuid        NOT NULL,
    debtor       uuid        NOT NULL,
    version      int         NOT NULL CHECK (version > 0),
    given_at     timestamptz NOT NULL,
    given_by     text        NOT NULL CHECK (given_by <> ''),
    channel      text        NOT NULL CHECK (channel IN ('PORTAL', 'COUNTER')),
    witness      text        NOT NULL,                    -- the officer who read it aloud and has the signed paper
    withdrawn_at timestamptz CHECK (withdrawn_at >= given_at),
    open         boolean     NOT NULL GENERATED ALWAYS AS (withdrawn_at IS NULL) STORED,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_offset_consent_open UNIQUE (district, id, debtor, open),
    CHECK ((channel = 'COUNTER') = (witness <> '')),
    FOREIGN KEY (district, debtor) REFERENCES mutualaid_debtor (district, id)
);
CREATE INDEX mutualaid_offset_consent_debtor ON mutualaid_offset_consent (district, debtor);

-- 抵扣. So much of an award went against what is owed. The foreign key to an open consent holds both ways: without one nothing is
-- offset, and one that is used is not taken back.
CREATE TABLE mutualaid_offset (
    district int         NOT NULL,
    id       uuid        NOT NULL,
    debtor   uuid        NOT NULL,
    consent  uuid        NOT NULL,
    open     boolean     NOT NULL CHECK (open),
    payout   uuid        NOT NULL,
    fen      bigint      NOT NULL CHECK (fen > 0),
    transfer uuid        NOT NULL,
    at       timestamptz NOT NULL,
    by_name  text        NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_offset_once UNIQUE (district, debtor, payout),
    CONSTRAINT mutualaid_offset_consent_once UNIQUE (district, consent),
    CONSTRAINT mutualaid_offset_with_consent FOREIGN KEY (district, consent, debtor, open)
        REFERENCES mutualaid_offset_consent (district, id, debtor, open),
    FOREIGN KEY (district, payout) REFERENCES mutualaid_payout (district, id)
);
CREATE INDEX mutualaid_offset_payout ON mutualaid_offset (district, payout);

-- 退款通知. What somebody was asked to pay back with one notice of the cashier's; paid when its money is there.
CREATE TABLE mutualaid_repayment (
    district     int         NOT NULL,
    id           uuid        NOT NULL,                    -- subject of the notice
    debtor       uuid        NOT NULL,
    fen          bigint      NOT NULL CHECK (fen > 0),
    asked_at     timestamptz NOT NULL,
    asked_by     text        NOT NULL,
    paid_on      date,
    transfer     uuid,
    cancelled_at timestamptz,
    PRIMARY KEY (district, id),
    CHECK ((paid_on IS NULL) = (transfer IS NULL) AND (paid_on IS NULL OR cancelled_at IS NULL)),
    FOREIGN KEY (district, debtor) REFERENCES mutualaid_debtor (district, id)
);
CREATE UNIQUE INDEX mutualaid_repayment_open ON mutualaid_repayment (district, debtor) WHERE paid_on IS NULL AND cancelled_at IS NULL;
CREATE INDEX mutualaid_repayment_debtor ON mutualaid_repayment (district, debtor, id);
