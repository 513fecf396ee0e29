-- 缴款通知. What somebody is to pay for a service's matter, under a code that they write into the remark of the transfer.
CREATE TABLE collection_notice (
    district    int         NOT NULL,
    id          uuid        NOT NULL,
    till        text        COLLATE "C" NOT NULL,        -- whose money it is: the books of a service
    number      int         NOT NULL CHECK (number > 0),
    code        text        COLLATE "C" NOT NULL,
    payer       text        NOT NULL CHECK (payer <> ''),
    amount_fen  bigint      NOT NULL CHECK (amount_fen > 0),
    paid_fen    bigint      NOT NULL DEFAULT 0,          -- sum of its allocations
    subject     uuid        NOT NULL,                    -- the service's matter
    due_on      date        NOT NULL,
    issued_at   timestamptz NOT NULL,
    issued_by   text        NOT NULL,
    settled_at  timestamptz,
    voided_at   timestamptz,
    voided_by   text,
    void_reason text,
    PRIMARY KEY (district, id),
    CONSTRAINT collection_notice_number UNIQUE (district, number),
    CONSTRAINT collection_notice_code UNIQUE (district, code),
    -- of two who pay it at once the second is refused
    CONSTRAINT collection_notice_not_overpaid CHECK (paid_fen BETWEEN 0 AND amount_fen),
    CHECK ((settled_at IS NOT NULL) = (paid_fen = amount_fen)),
    CHECK (voided_at IS NULL OR paid_fen = 0),
    CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL))
);
CREATE UNIQUE INDEX collection_notice_live ON collection_notice (district, till, subject) WHERE voided_at IS NULL;
CREATE INDEX collection_notice_open ON collection_notice (district, till, id)
    WHERE settled_at IS NULL AND voided_at IS NULL;
CREATE INDEX collection_notice_listed ON collection_notice (district, till, id);

-- 缴款项目. What a notice consists of, and what each part is booked as when it is settled.
CREATE TABLE collection_part (
    district   int    NOT NULL,
    notice     uuid   NOT NULL,
    part       text   COLLATE "C" NOT NULL,
    name       text   NOT NULL,
    heads      int    NOT NULL CHECK (heads > 0),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    PRIMARY KEY (district, notice, part),
    FOREIGN KEY (district, notice) REFERENCES collection_notice (district, id)
);

-- 到账明细. A line of a bank statement. The money lies in suspense until somebody says what it is for.
CREATE TABLE collection_line (
    district   int         NOT NULL,
    id         uuid        NOT NULL,
    till       text        COLLATE "C" NOT NULL,
    serial     text        COLLATE "C" NOT NULL CHECK (serial <> ''),
    booked_on  date        NOT NULL,
    amount_fen bigint      NOT NULL CHECK (amount_fen > 0),
    payer      text        NOT NULL,
    remark     text        NOT NULL,
    used_fen   bigint      NOT NULL DEFAULT 0,           -- allocated, refunded or found to be our own cash
    read_at    timestamptz NOT NULL,
    read_by    text        NOT NULL,
    PRIMARY KEY (district, id),
    -- the same statement, or a second one that overlaps it, brings nothing twice
    CONSTRAINT collection_line_once UNIQUE (district, till, serial, booked_on, amount_fen),
    -- of two who confirm it at once the second is refused
    CONSTRAINT collection_line_not_overused CHECK (used_fen BETWEEN 0 AND amount_fen)
);
CREATE INDEX collection_line_open ON collection_line (district, till, id) WHERE used_fen < amount_fen;

-- 认领. So much of a line, or of cash, for a notice.
CREATE TABLE collection_allocation (
    district   int         NOT NULL,
    id         uuid        NOT NULL,
    notice     uuid        NOT NULL,
    line       uuid,                                     -- null for cash
    amount_fen bigint      NOT NULL CHECK (amount_fen > 0),
    paid_on    date        NOT NULL,
    payer      text        NOT NULL,
    at         timestamptz NOT NULL,
    by_account uuid,
    by_name    text        NOT NULL,
    PRIMARY KEY (district, id),
    FOREIGN KEY (district, notice) REFERENCES collection_notice (district, id),
    FOREIGN KEY (district, line) REFERENCES collection_line (district, id)
);
CREATE INDEX collection_allocation_notice ON collection_allocation (district, notice);
CREATE INDEX collection_allocation_line ON collection_allocation (district, line) WHERE line IS NOT NULL;

-- 暂收转出. What left suspense otherwise: paid back, or our own cash that was taken to the bank.
CREATE TABLE collection_release (
    district   int         NOT NULL,
    id         uuid        NOT NULL,
    line       uuid        NOT NULL,
    kind       text        COLLATE "C" NOT NULL CHECK (kind IN ('REFUND', 'CASH')),
    amount_fen bigint      NOT NULL CHECK (amount_fen > 0),
    reason     text        NOT NULL,
    transfer   uuid        NOT NULL,
    at         timestamptz NOT NULL,
    by_account uuid,
    by_name    text        NOT NULL,
    PRIMARY KEY (district, id),
    FOREIGN KEY (district, line) REFERENCES collection_line (district, id)
);
CREATE INDEX collection_release_line ON collection_release (district, line);

-- 收据. Numbered without gaps by till and year; a void one stays, and another takes its place.
CREATE TABLE collection_receipt (
    district    int         NOT NULL,
    id          uuid        NOT NULL,
    till        text        COLLATE "C" NOT NULL,
    year        int         NOT NULL,
    number      int         NOT NULL CHECK (number > 0),
    notice      uuid        NOT NULL,
    title       text        NOT NULL CHECK (title <> ''),
    amount_fen  bigint      NOT NULL CHECK (amount_fen > 0),
    issued_at   timestamptz NOT NULL,
    issued_by   text        NOT NULL,
    voided_at   timestamptz,
    voided_by   text,
    void_reason text,
    PRIMARY KEY (district, id),
    CONSTRAINT collection_receipt_number UNIQUE (district, till, year, number),
    CHECK ((voided_at IS NULL) = (voided_by IS NULL) AND (voided_at IS NULL) = (void_reason IS NULL)),
    FOREIGN KEY (district, notice) REFERENCES collection_notice (district, id)
);
CREATE UNIQUE INDEX collection_receipt_one ON collection_receipt (district, notice) WHERE voided_at IS NULL;
