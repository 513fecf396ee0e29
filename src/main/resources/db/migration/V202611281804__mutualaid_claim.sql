-- 医疗互助申领. What somebody claims for one event; the case itself is casework's. What tells of an illness is sealed: the diagnosis
-- with its codes, the hospital, the invoice. Amounts, days and grade are read by the rules and say nothing of it.
CREATE TABLE mutualaid_claim (
    district         int      NOT NULL,
    case_id          uuid     NOT NULL,
    person           uuid     NOT NULL,
    scheme           text     NOT NULL,
    kind             text     NOT NULL CHECK (kind IN ('STAY', 'DIAGNOSIS', 'ACCIDENT')),
    admitted         date,
    on_day           date     NOT NULL,               -- discharge, diagnosis or accident
    settled_on       date,
    hospital_grade   smallint CHECK (hospital_grade BETWEEN 1 AND 3),
    cause            text     NOT NULL,
    module           text,                            -- only this one is asked, or all that were taken
    hospital_sealed  bytea    NOT NULL,
    diagnosis_sealed bytea    NOT NULL,               -- words, ICD-10 code and the scheme's codes
    invoice_sealed   bytea,
    invoice_masked   text     NOT NULL,
    claimed_on       date     NOT NULL,
    channel          text     NOT NULL CHECK (channel IN ('PORTAL', 'UNIT', 'COUNTER')),
    entered_by       uuid,                            -- who filed it for somebody
    entered_union    uuid,
    agent_name       text     NOT NULL,               -- 代办人; empty for nobody
    agent_relation   text     NOT NULL CHECK (agent_relation IN ('', 'SPOUSE', 'CHILD', 'PARENT', 'SIBLING', 'COLLEAGUE', 'UNIT', 'HEIR', 'OTHER')),
    agent_phone      bytea,
    payee_name       text     NOT NULL CHECK (payee_name <> ''),
    payee_account    bytea    NOT NULL,
    payee_masked     text     NOT NULL,
    payee_bank       text     NOT NULL,
    PRIMARY KEY (district, case_id),
    CONSTRAINT mutualaid_claim_stay CHECK (admitted IS NULL OR admitted <= on_day),
    CONSTRAINT mutualaid_claim_after_event CHECK (claimed_on >= on_day),
    CONSTRAINT mutualaid_claim_agent CHECK ((agent_name = '') = (agent_relation = '')),
    FOREIGN KEY (district, person) REFERENCES mutualaid_person (district, id)
);
CREATE INDEX mutualaid_claim_person ON mutualaid_claim (district, person);

CREATE TABLE mutualaid_claim_amount (
    district int    NOT NULL,
    case_id  uuid   NOT NULL,
    code     text   NOT NULL,
    fen      bigint NOT NULL CHECK (fen >= 0),
    PRIMARY KEY (district, case_id, code),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);

-- 发票占用. An invoice counts once for what was paid in it (BILL) and once for the days that it proves (STAY), whatever the scheme.
-- Found by blind index over code and number; a wrongly typed check code makes it no other invoice. Gone when the claim
-- ends without money, so that the same invoice may be claimed where it belongs.
CREATE TABLE mutualaid_claim_invoice (
    district int   NOT NULL,
    hash     bytea NOT NULL,
    line     text  NOT NULL CHECK (line IN ('BILL', 'STAY')),
    case_id  uuid  NOT NULL,
    CONSTRAINT mutualaid_claim_invoice_once PRIMARY KEY (district, hash, line),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);
CREATE INDEX mutualaid_claim_invoice_case ON mutualaid_claim_invoice (district, case_id);

-- 单独同意. To the use of health data, with the version of the text; and whether the unit may see state and amount.
CREATE TABLE mutualaid_claim_consent (
    district     int         NOT NULL,
    case_id      uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('SENSITIVE', 'UNIT')),
    version      int         NOT NULL CHECK (version > 0),
    given_at     timestamptz NOT NULL,
    given_by     text        NOT NULL,                -- who gave it, or who witnessed it on paper
    withdrawn_at timestamptz CHECK (withdrawn_at >= given_at),
    PRIMARY KEY (district, case_id, kind),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);

-- 一次性告知. The papers that are missing are asked for once.
CREATE TABLE mutualaid_claim_asked (
    district int         NOT NULL,
    case_id  uuid        NOT NULL,
    papers   text[]      NOT NULL CHECK (cardinality(papers) > 0),
    at       timestamptz NOT NULL,
    CONSTRAINT mutualaid_claim_asked_once PRIMARY KEY (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);

-- 审核签名链. Who holds which of the seats; nobody two of them, so that the second is never the first and an appeal is decided by
-- somebody else.
CREATE TABLE mutualaid_claim_review (
    district int         NOT NULL,
    case_id  uuid        NOT NULL,
    seat     text        NOT NULL CHECK (seat IN ('FIRST', 'SECOND', 'DEPUTY', 'APPEAL')),
    account  uuid        NOT NULL,
    name     text        NOT NULL,
    title    text        NOT NULL,
    verdict  text        NOT NULL CHECK (verdict IN ('AWARD', 'NOTHING', 'REFUSE')),
    fen      bigint      NOT NULL CHECK (fen >= 0),   -- what it came to for this reviewer
    words    text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (district, case_id, seat),
    CONSTRAINT mutualaid_claim_review_other_person UNIQUE (district, case_id, account),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);

-- 核定结果. The decision as it stands, with how it was computed (sealed: steps name the benefit and so the illness).
CREATE TABLE mutualaid_claim_decision (
    district   int         NOT NULL,
    case_id    uuid        NOT NULL,
    verdict    text        NOT NULL CHECK (verdict IN ('AWARD', 'NOTHING', 'REFUSE')),
    fen        bigint      NOT NULL,
    on_day     date        NOT NULL,
    at         timestamptz NOT NULL,
    days       int         NOT NULL CHECK (days >= 0), -- working days from the claim to the decision
    capped     boolean     NOT NULL,                   -- a cap took something away
    explained  bytea       NOT NULL,
    PRIMARY KEY (district, case_id),
    CONSTRAINT mutualaid_claim_decision_fits CHECK ((verdict = 'AWARD') = (fen > 0) AND fen >= 0),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);
CREATE INDEX mutualaid_claim_decision_on ON mutualaid_claim_decision (district, on_day);

-- 分年度核定. The payouts of a claim, one for each plan year that the event touches.
CREATE TABLE mutualaid_claim_payout (
    district int  NOT NULL,
    case_id  uuid NOT NULL,
    payout   uuid NOT NULL,
    PRIMARY KEY (district, payout),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id),
    FOREIGN KEY (district, payout) REFERENCES mutualaid_payout (district, id)
);
CREATE INDEX mutualaid_claim_payout_case ON mutualaid_claim_payout (district, case_id);

-- 病种统计. One row for each awarded claim that gave a code, without the case: nobody's illness is read from it.
CREATE TABLE mutualaid_illness (
    district int  NOT NULL,
    id       uuid NOT NULL,                           -- random: tells nothing of when
    scheme   text NOT NULL,
    month    date NOT NULL CHECK (extract(day FROM month) = 1),
    chapter  text NOT NULL,                           -- of ICD-10
    PRIMARY KEY (district, id)
);
CREATE INDEX mutualaid_illness_month ON mutualaid_illness (district, month, chapter);

-- 抽查. Paid claims that the auditor looks at again, and what came of it.
CREATE TABLE mutualaid_sample (
    district   int         NOT NULL,
    case_id    uuid        NOT NULL,
    reason     text        NOT NULL CHECK (reason IN ('RANDOM', 'VALUE', 'VARIANCE')),
    drawn_at   timestamptz NOT NULL,
    drawn_by   text        NOT NULL,
    result     text        CHECK (result IN ('RIGHT', 'WRONG', 'UNCLEAR')),
    words      text        NOT NULL DEFAULT '',
    looked_by  uuid,
    looked_name text       NOT NULL DEFAULT '',
    looked_at  timestamptz,
    PRIMARY KEY (district, case_id),
    CONSTRAINT mutualaid_sample_looked CHECK ((result IS NULL) = (looked_at IS NULL) AND (result IS NULL) = (looked_by IS NULL)),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);

-- 申领草稿. Half a claim, sealed, one per account.
CREATE TABLE mutualaid_claim_draft (
    account  uuid        PRIMARY KEY,
    sealed   bytea       NOT NULL,
    saved_at timestamptz NOT NULL
);
