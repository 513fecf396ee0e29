-- 付款. Orders of services, batches for the bank, and what the bank answered.

-- 付款单. The amount is held in the ledger as long as the order is open.
CREATE TABLE payment_order (
    district       int         NOT NULL,
    id             uuid        NOT NULL,
    source         text        NOT NULL CHECK (source <> ''),   -- code of the service
    subject        uuid        NOT NULL,                        -- its own id of what is paid
    about          text        NOT NULL,
    book           uuid        NOT NULL,
    hold           uuid        NOT NULL,                        -- of the ledger
    amount_fen     bigint      NOT NULL CHECK (amount_fen > 0),
    payee_name     text        NOT NULL CHECK (payee_name <> ''),
    account_sealed bytea       NOT NULL,
    account_masked text        NOT NULL,
    bank           text        NOT NULL,
    deciders       uuid[]      NOT NULL,
    asked_at       timestamptz NOT NULL,
    asked_by       text        NOT NULL,
    batch          uuid,                                        -- the batch that it lies in
    line           int,
    ended_at       timestamptz,
    outcome        text CHECK (outcome IN ('PAID', 'RETURNED', 'WITHDRAWN')),
    reason         text        NOT NULL DEFAULT '',             -- the bank's words
    paid_on        date,
    bank_reference text        NOT NULL DEFAULT '',
    transfer       uuid,                                        -- that ended the hold
    PRIMARY KEY (district, id),
    CONSTRAINT payment_order_line UNIQUE (district, batch, line),
    CHECK ((batch IS NULL) = (line IS NULL)),
    CHECK ((ended_at IS NULL) = (outcome IS NULL) AND (ended_at IS NULL) = (transfer IS NULL)),
    CHECK ((outcome = 'PAID') = (paid_on IS NOT NULL) OR outcome IS NULL AND paid_on IS NULL),
    CHECK (outcome <> 'PAID' OR batch IS NOT NULL)
);
-- one open order for each thing, so that nothing is paid twice
CREATE UNIQUE INDEX payment_order_open_once ON payment_order (district, source, subject) WHERE ended_at IS NULL;
-- and paid once
CREATE UNIQUE INDEX payment_order_paid_once ON payment_order (district, source, subject) WHERE outcome = 'PAID';
CREATE INDEX payment_order_subject ON payment_order (district, source, subject, id DESC);
CREATE INDEX payment_order_waiting ON payment_order (district, id) WHERE batch IS NULL AND ended_at IS NULL;
CREATE INDEX payment_order_ended ON payment_order (district, ended_at DESC, id DESC) WHERE outcome = 'RETURNED';

-- 付款批次. Who made it, who released it, when the file was taken and when the bank had said all.
CREATE TABLE payment_batch (
    district      int         NOT NULL,
    id            uuid        NOT NULL,
    no            text        NOT NULL,
    format        text        NOT NULL,
    lines         int         NOT NULL CHECK (lines > 0),
    amount_fen    bigint      NOT NULL CHECK (amount_fen > 0),
    made_at       timestamptz NOT NULL,
    made_by       uuid        NOT NULL,
    made_name     text        NOT NULL,
    released_at   timestamptz,
    released_by   uuid,
    released_name text,
    taken_at      timestamptz,                                  -- the file went to the bank
    ended_at      timestamptz,                                  -- the bank has answered for every line
    dropped_at    timestamptz,
    dropped_name  text,
    version       int         NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CONSTRAINT payment_batch_no UNIQUE (district, no),
    CONSTRAINT payment_batch_two_people CHECK (released_by <> made_by),
    CHECK ((released_at IS NULL) = (released_by IS NULL) AND (released_at IS NULL) = (released_name IS NULL)),
    CHECK (taken_at IS NULL OR released_at IS NOT NULL),
    CHECK (dropped_at IS NULL OR taken_at IS NULL),
    CHECK (ended_at IS NULL OR taken_at IS NOT NULL)
);

-- 银行回盘. Files that were read; the same one is read once.
CREATE TABLE payment_return (
    district  int         NOT NULL,
    id        uuid        NOT NULL,
    batch     uuid        NOT NULL,
    file_hash bytea       NOT NULL,
    file_name text        NOT NULL,
    lines     int         NOT NULL,
    paid      int         NOT NULL,
    returned  int         NOT NULL,
    read_at   timestamptz NOT NULL,
    read_by   text        NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT payment_return_once UNIQUE (district, batch, file_hash),
    FOREIGN KEY (district, batch) REFERENCES payment_batch (district, id)
);

-- What services may join: how far their orders are.
CREATE VIEW payment_view AS
SELECT district, source, subject, about, amount_fen, asked_at, batch, ended_at, outcome, reason, paid_on FROM payment_order;
