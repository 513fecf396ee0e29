-- 中途退出. Who leaves before the last day of cover, who decided it, and what of the fee goes back.

-- Last day of a cover that ended early; the day before the first when it never began. Whoever left may take part again.
ALTER TABLE mutualaid_enrolment ADD COLUMN left_on date;
ALTER TABLE mutualaid_enrolment ADD CONSTRAINT mutualaid_enrolment_left CHECK (left_on >= cover_from - 1 AND left_on < cover_until);
ALTER TABLE mutualaid_enrolment DROP CONSTRAINT mutualaid_enrolment_once;
CREATE UNIQUE INDEX mutualaid_enrolment_once ON mutualaid_enrolment (district, scheme, module, person, year) WHERE left_on IS NULL;

CREATE TABLE mutualaid_departure (
    district       int         NOT NULL,
    id             uuid        NOT NULL,
    roster         uuid        NOT NULL,
    last_day       date        NOT NULL,               -- as asked for; covers that begin later never begin
    reason         text        NOT NULL CHECK (reason <> ''),
    refund_fen     bigint      NOT NULL CHECK (refund_fen >= 0),
    payee_name     text        NOT NULL,
    payee_account  bytea,
    payee_masked   text        NOT NULL,
    payee_bank     text        NOT NULL,
    state          text        COLLATE "C" NOT NULL
        CHECK (state IN ('ASKED', 'REFUSED', 'WITHDRAWN', 'APPROVED', 'UNDONE', 'PAID')),
    asked_at       timestamptz NOT NULL,
    asked_by       uuid        NOT NULL,
    asked_name     text        NOT NULL,
    decided_at     timestamptz,
    decided_by     uuid,
    decided_name   text,
    words          text        NOT NULL DEFAULT '',
    paid_on        date,
    transfer       uuid,                               -- of the ledger
    version        int         NOT NULL DEFAULT 0,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_departure_two_people CHECK (decided_by <> asked_by),
    CONSTRAINT mutualaid_departure_decided CHECK ((decided_at IS NULL) = (decided_by IS NULL)
        AND (state NOT IN ('REFUSED', 'APPROVED', 'UNDONE', 'PAID') OR decided_by IS NOT NULL)),
    CONSTRAINT mutualaid_departure_payee CHECK (refund_fen = 0 OR payee_account IS NOT NULL),
    CONSTRAINT mutualaid_departure_paid CHECK ((state = 'PAID') = (paid_on IS NOT NULL) AND (paid_on IS NULL) = (transfer IS NULL)
        AND (state <> 'PAID' OR refund_fen > 0)),
    FOREIGN KEY (district, roster) REFERENCES mutualaid_roster (district, id)
);
CREATE INDEX mutualaid_departure_roster ON mutualaid_departure (district, roster, id);
CREATE INDEX mutualaid_departure_listed ON mutualaid_departure (district, state, id);

-- 退出人员. One cover each; at most one departure of a cover is asked for or holds.
CREATE TABLE mutualaid_departing (
    district   int     NOT NULL,
    departure  uuid    NOT NULL,
    enrolment  uuid    NOT NULL,
    refund_fen bigint  NOT NULL CHECK (refund_fen >= 0),
    live       boolean NOT NULL DEFAULT true,
    PRIMARY KEY (district, departure, enrolment),
    FOREIGN KEY (district, departure) REFERENCES mutualaid_departure (district, id),
    FOREIGN KEY (district, enrolment) REFERENCES mutualaid_enrolment (district, id)
);
CREATE UNIQUE INDEX mutualaid_departing_once ON mutualaid_departing (district, enrolment) WHERE live;

-- 代填确认. Who of the unit has seen a roster that an office typed for it: in the state in which it was handed in.
CREATE TABLE mutualaid_roster_confirmation (
    district   int         NOT NULL,
    roster     uuid        NOT NULL,
    version    int         NOT NULL,
    at         timestamptz NOT NULL,
    by_account uuid        NOT NULL,
    by_name    text        NOT NULL,
    PRIMARY KEY (district, roster, version),
    FOREIGN KEY (district, roster) REFERENCES mutualaid_roster (district, id)
);
-- People on it when it was handed in, for the figures.
ALTER TABLE mutualaid_roster ADD COLUMN people int CHECK (people >= 0);
