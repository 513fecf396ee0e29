-- 医疗互助. Texts of schemes as they were read at start: what a backup holds explains itself without the files.
CREATE TABLE mutualaid_scheme (
    code       text        NOT NULL,
    valid_from date        NOT NULL,
    text       text        NOT NULL CHECK (text <> ''),
    file       text        NOT NULL,               -- where it was read, as its name alone
    read_at    timestamptz NOT NULL,
    PRIMARY KEY (code, valid_from)
);

-- 参保人. One row per person and district; the number is sealed and found by its blind index.
CREATE TABLE mutualaid_person (
    district  int     NOT NULL,
    id        uuid    NOT NULL,
    id_hash   bytea   NOT NULL,
    id_sealed bytea   NOT NULL,
    id_masked text    NOT NULL,
    name      text    NOT NULL CHECK (name <> ''),
    birth     date    NOT NULL,
    male      boolean NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_person_once UNIQUE (district, id_hash)
);

-- 参保批次. What one unit, or somebody alone, took in one go and paid in one go.
CREATE TABLE mutualaid_batch (
    district  int    NOT NULL,
    id        uuid   NOT NULL,
    scheme    text   COLLATE "C" NOT NULL,
    year      int    NOT NULL CHECK (year BETWEEN 1990 AND 2999),
    channel   text   NOT NULL CHECK (channel IN ('unit', 'jointUnion', 'newForm', 'individual', 'unionPaid')),
    employer  uuid,
    unit_name text   NOT NULL,
    heads     int    NOT NULL CHECK (heads > 0),          -- rows of mutualaid_enrolment
    fee_fen   bigint NOT NULL CHECK (fee_fen >= 0),
    paid_on   date   NOT NULL,
    transfer  uuid   NOT NULL,                            -- of the ledger
    PRIMARY KEY (district, id)
);
CREATE INDEX mutualaid_batch_paid ON mutualaid_batch (district, scheme, paid_on) INCLUDE (heads);

-- 参保. One person, one module, one plan year, once, whoever pays (a second employer's roster is refused).
CREATE TABLE mutualaid_enrolment (
    district    int      NOT NULL,
    id          uuid     NOT NULL,
    batch       uuid     NOT NULL,
    person      uuid     NOT NULL,
    scheme      text     COLLATE "C" NOT NULL,
    year        int      NOT NULL,
    module      text     COLLATE "C" NOT NULL,
    shares      smallint NOT NULL CHECK (shares > 0),
    insurance   text     NOT NULL,
    cover_from  date     NOT NULL,
    cover_until date     NOT NULL,
    first_from  date     NOT NULL,                        -- first day of the unbroken cover, for the waiting period
    fee_fen     bigint   NOT NULL CHECK (fee_fen >= 0),
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_enrolment_once UNIQUE (district, scheme, module, person, year),
    CONSTRAINT mutualaid_enrolment_runs CHECK (cover_until >= cover_from AND first_from <= cover_from),
    FOREIGN KEY (district, batch) REFERENCES mutualaid_batch (district, id),
    FOREIGN KEY (district, person) REFERENCES mutualaid_person (district, id)
);
CREATE INDEX mutualaid_enrolment_batch ON mutualaid_enrolment (district, batch);

-- 互助金. What somebody is awarded for one event in one plan year, and how each benefit came to it: awarded at the decision, from
-- when it counts for the sums of the plan year; paid when the bank has said so. One that comes to nothing (under a gate, cap reached)
-- counts for the sums too, and is never paid. The next award goes on from the sum so far: its number in the plan year is taken
-- with it, so that two who decide at once do not both go on from the same sum. A correction (追回) takes its number in the same
-- row of numbers: what it takes off the sums is below zero, and it is never paid.
CREATE TABLE mutualaid_payout (
    district   int    NOT NULL,
    id         uuid   NOT NULL,
    person     uuid   NOT NULL,
    scheme     text   NOT NULL,
    year       int    NOT NULL CHECK (year BETWEEN 1990 AND 2999),
    seq        int    NOT NULL CHECK (seq > 0),           -- of the person in the plan year, from 1
    on_day     date   NOT NULL,                           -- the event: discharge or diagnosis
    payout_fen bigint NOT NULL,
    correction boolean NOT NULL DEFAULT false,
    offset_fen bigint NOT NULL DEFAULT 0,                 -- of it, what goes against an older over-payment (抵扣)
    decided_on date   NOT NULL,
    paid_on    date,
    transfer   uuid,                                      -- of the ledger; the last one where several people were paid
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_payout_in_turn UNIQUE (district, person, scheme, year, seq),
    CONSTRAINT mutualaid_payout_kind UNIQUE (district, id, correction),
    CONSTRAINT mutualaid_payout_not_below CHECK (CASE WHEN correction THEN paid_on IS NULL ELSE payout_fen >= 0 END),
    -- never more is offset than is awarded
    CONSTRAINT mutualaid_payout_not_overset CHECK (offset_fen BETWEEN 0 AND greatest(payout_fen, 0)),
    CONSTRAINT mutualaid_payout_after_event CHECK (decided_on >= on_day AND paid_on >= decided_on),
    CONSTRAINT mutualaid_payout_paid_by_transfer CHECK ((paid_on IS NULL) = (transfer IS NULL)
        AND (payout_fen > 0 OR paid_on IS NULL)),
    FOREIGN KEY (district, person) REFERENCES mutualaid_person (district, id)
);
CREATE INDEX mutualaid_payout_paid ON mutualaid_payout (district, scheme, paid_on);
CREATE INDEX mutualaid_payout_due ON mutualaid_payout (district, scheme, decided_on, id) WHERE paid_on IS NULL AND payout_fen > 0;

CREATE TABLE mutualaid_payout_part (
    district  int     NOT NULL,
    payout    uuid    NOT NULL,
    enrolment uuid    NOT NULL,
    benefit   text    NOT NULL,
    base_fen  numeric NOT NULL,                           -- exact; a formula may give fractions of a fen
    days      int     NOT NULL,
    due_fen   bigint  NOT NULL,
    paid_fen  bigint  NOT NULL,
    taken     boolean NOT NULL,
    correction boolean NOT NULL DEFAULT false,            -- as in the payout
    PRIMARY KEY (district, payout, enrolment, benefit),
    CONSTRAINT mutualaid_payout_part_not_below
        CHECK (correction OR base_fen >= 0 AND days >= 0 AND paid_fen BETWEEN 0 AND due_fen),
    FOREIGN KEY (district, payout, correction) REFERENCES mutualaid_payout (district, id, correction),
    FOREIGN KEY (district, enrolment) REFERENCES mutualaid_enrolment (district, id)
);

-- 定额补助. A lump is paid once per person, whatever the plan year.
CREATE TABLE mutualaid_lump (
    district int  NOT NULL,
    scheme   text NOT NULL,
    person   uuid NOT NULL,
    module   text NOT NULL,
    benefit  text NOT NULL,
    payout   uuid NOT NULL,
    CONSTRAINT mutualaid_lump_once PRIMARY KEY (district, scheme, person, module, benefit),
    FOREIGN KEY (district, payout) REFERENCES mutualaid_payout (district, id)
);

-- 收款人. Where an awarded payout goes, and how much of it: to the person, or to the heirs by their shares. Each is ordered and
-- paid by itself; the payout is paid when all of them are.
CREATE TABLE mutualaid_payee (
    district       int    NOT NULL,
    id             uuid   NOT NULL,
    payout         uuid   NOT NULL,
    heir           uuid,                                  -- null for the person
    name           text   NOT NULL CHECK (name <> ''),
    account_sealed bytea  NOT NULL,
    account_masked text   NOT NULL,
    bank           text   NOT NULL,
    fen            bigint NOT NULL CHECK (fen > 0),
    paid_on        date,
    transfer       uuid,                                  -- of the ledger
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_payee_once UNIQUE NULLS NOT DISTINCT (district, payout, heir),
    CONSTRAINT mutualaid_payee_paid_by_transfer CHECK ((paid_on IS NULL) = (transfer IS NULL)),
    FOREIGN KEY (district, payout) REFERENCES mutualaid_payout (district, id)
);
