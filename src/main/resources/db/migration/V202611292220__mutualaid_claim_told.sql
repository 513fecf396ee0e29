-- 告知簿. How a claimant heard what is missing or what was decided: by a message, by a call, by letter, handed over, or because they came
-- themself. Who wrote it down stays with it; the running program only adds and reads (afterMigrate__grants).
CREATE TABLE mutualaid_claim_told (
    district int         NOT NULL,
    id       uuid        NOT NULL,
    case_id  uuid        NOT NULL,
    what     text        NOT NULL CHECK (what IN ('MISSING', 'DECISION', 'APPEAL', 'RECHECK')),
    how      text        NOT NULL CHECK (how IN ('MESSAGE', 'CALL', 'LETTER', 'HANDED', 'SELF')),
    on_day   date        NOT NULL,
    teller   text        NOT NULL,
    whom     text        NOT NULL,
    words    text        NOT NULL,
    account  uuid, -- null for the house, and for whoever came with a code alone
    name     text        NOT NULL CHECK (name <> ''),
    title    text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT mutualaid_claim_told_spoken CHECK (how <> 'CALL' OR (teller <> '' AND whom <> '' AND words <> '')),
    CONSTRAINT mutualaid_claim_told_taken CHECK (how <> 'HANDED' OR whom <> ''),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);
CREATE INDEX mutualaid_claim_told_case ON mutualaid_claim_told (district, case_id);
