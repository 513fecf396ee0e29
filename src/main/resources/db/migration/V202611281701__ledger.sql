-- 账本. Double entry: one row per transfer with both accounts, added and never changed. What an account holds is summed up
-- beside it, and every rule on it is a constraint of that one row, so that of two at once the second is refused.

-- 账簿. One set of books, such as one fund of one district.
CREATE TABLE ledger_book (
    district  int         NOT NULL,
    id        uuid        NOT NULL,
    code      text        NOT NULL CHECK (code <> ''),
    name      text        NOT NULL CHECK (name <> ''),
    opened_at timestamptz NOT NULL,
    opened_by text        NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT ledger_book_once UNIQUE (district, code)
);

-- 会计科目. Whether it may go below zero is said once, when it is opened.
CREATE TABLE ledger_account (
    district     int         NOT NULL,
    id           uuid        NOT NULL,
    book         uuid        NOT NULL,
    code         text        NOT NULL CHECK (code <> ''),
    name         text        NOT NULL CHECK (name <> ''),
    kind         text        NOT NULL CHECK (kind IN ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
    may_go_below boolean     NOT NULL,
    debit_normal boolean     NOT NULL GENERATED ALWAYS AS (kind IN ('ASSET', 'EXPENSE')) STORED,
    opened_at    timestamptz NOT NULL,
    opened_by    text        NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT ledger_account_once UNIQUE (district, book, code),
    CONSTRAINT ledger_account_of_book UNIQUE (district, book, id),
    CONSTRAINT ledger_account_side UNIQUE (district, id, debit_normal, may_go_below),
    FOREIGN KEY (district, book) REFERENCES ledger_book (district, id)
);

-- 科目余额. What the transfers of an account come to; can be summed up again from them at any time. One of three tables here
-- that are written over.
CREATE TABLE ledger_balance (
    district           int         NOT NULL,
    account            uuid        NOT NULL,
    book               uuid        NOT NULL,
    debit_normal       boolean     NOT NULL,        -- this and the next as in the account
    may_go_below       boolean     NOT NULL,
    debit_fen          bigint      NOT NULL DEFAULT 0 CHECK (debit_fen >= 0),
    credit_fen         bigint      NOT NULL DEFAULT 0 CHECK (credit_fen >= 0),
    pending_debit_fen  bigint      NOT NULL DEFAULT 0 CHECK (pending_debit_fen >= 0),
    pending_credit_fen bigint      NOT NULL DEFAULT 0 CHECK (pending_credit_fen >= 0),
    dated_at           timestamptz,                 -- earliest date among the transfers that were added last
    locked_until       timestamptz,                 -- as in the book
    closed_at          timestamptz,
    closed_by          text,
    PRIMARY KEY (district, account),
    FOREIGN KEY (district, book, account) REFERENCES ledger_account (district, book, id),
    FOREIGN KEY (district, account, debit_normal, may_go_below)
        REFERENCES ledger_account (district, id, debit_normal, may_go_below),
    -- what is held to go out is not there any more
    CONSTRAINT ledger_balance_not_below CHECK (may_go_below OR CASE
        WHEN debit_normal THEN debit_fen - credit_fen - pending_credit_fen
        ELSE credit_fen - debit_fen - pending_debit_fen END >= 0),
    CONSTRAINT ledger_balance_locked CHECK (dated_at > locked_until),
    CONSTRAINT ledger_balance_closed_empty CHECK (closed_at IS NULL
        OR (debit_fen = credit_fen AND pending_debit_fen = 0 AND pending_credit_fen = 0)),
    CHECK ((closed_at IS NULL) = (closed_by IS NULL))
) WITH (fillfactor = 60);
CREATE INDEX ledger_balance_book ON ledger_balance (district, book);

-- 分录. Written once: the program's role may only add and read.
CREATE TABLE ledger_transfer (
    district      int         NOT NULL,
    id            uuid        NOT NULL,
    book          uuid        NOT NULL,
    debit         uuid        NOT NULL,
    credit        uuid        NOT NULL,
    amount_fen    bigint      NOT NULL CHECK (amount_fen BETWEEN 1 AND 100000000000000),
    kind          text        NOT NULL CHECK (kind IN ('POSTED', 'PENDING', 'POST', 'VOID', 'REVERSAL')),
    key           text        NOT NULL CHECK (key <> ''),       -- given by whoever posts; the same key is the same transfer
    at            timestamptz NOT NULL,                         -- the date it counts from
    written_at    timestamptz NOT NULL,
    expires_at    timestamptz,
    of_id         uuid,                                         -- the pending one that ends, or the one reversed
    of_kind       text,
    of_amount_fen bigint,
    of_debit      uuid GENERATED ALWAYS AS
                    (CASE WHEN of_id IS NULL THEN NULL WHEN kind = 'REVERSAL' THEN credit ELSE debit END) STORED,
    of_credit     uuid GENERATED ALWAYS AS
                    (CASE WHEN of_id IS NULL THEN NULL WHEN kind = 'REVERSAL' THEN debit ELSE credit END) STORED,
    batch         uuid        NOT NULL,                         -- what was posted together
    memo          text        NOT NULL CHECK (memo <> ''),      -- a code of the service that posted
    subject       text        NOT NULL,                         -- its own reference
    actor_kind    text        NOT NULL CHECK (actor_kind IN ('PERSON', 'OFFICER', 'HOUSE', 'ANONYMOUS')),
    actor         uuid,
    actor_name    text        NOT NULL,
    actor_title   text        NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT ledger_transfer_key_once UNIQUE (district, book, key),
    CONSTRAINT ledger_transfer_origin UNIQUE (district, id, kind, debit, credit, amount_fen),
    FOREIGN KEY (district, book, debit) REFERENCES ledger_account (district, book, id),
    FOREIGN KEY (district, book, credit) REFERENCES ledger_account (district, book, id),
    CONSTRAINT ledger_transfer_of FOREIGN KEY (district, of_id, of_kind, of_debit, of_credit, of_amount_fen)
        REFERENCES ledger_transfer (district, id, kind, debit, credit, amount_fen),
    CHECK (debit <> credit),
    CHECK (at <= written_at),
    CHECK (expires_at IS NULL OR (kind = 'PENDING' AND expires_at > written_at)),
    CHECK ((of_id IS NULL) = (of_kind IS NULL) AND (of_id IS NULL) = (of_amount_fen IS NULL)),
    CHECK (CASE kind
        WHEN 'POST' THEN of_kind IS NOT NULL AND of_kind = 'PENDING' AND amount_fen <= of_amount_fen
        WHEN 'VOID' THEN of_kind IS NOT NULL AND of_kind = 'PENDING' AND amount_fen = of_amount_fen
        WHEN 'REVERSAL' THEN of_kind IS NOT NULL AND of_kind IN ('POSTED', 'POST') AND amount_fen = of_amount_fen
        ELSE of_kind IS NULL END)
);
-- what is held ends once, what is posted is reversed once
CREATE UNIQUE INDEX ledger_transfer_one_end ON ledger_transfer (district, of_id) WHERE of_id IS NOT NULL;
CREATE INDEX ledger_transfer_at ON ledger_transfer (district, book, at, id);
CREATE INDEX ledger_transfer_debit ON ledger_transfer (district, debit, at, id);
CREATE INDEX ledger_transfer_credit ON ledger_transfer (district, credit, at, id);

-- 在途. Held and not ended yet: so that what runs out is found without reading what has ended long ago.
CREATE TABLE ledger_open (
    district   int  NOT NULL,
    id         uuid NOT NULL,
    book       uuid NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (district, id),
    FOREIGN KEY (district, id) REFERENCES ledger_transfer (district, id)
);
CREATE INDEX ledger_open_expiry ON ledger_open (district, expires_at, id) WHERE expires_at IS NOT NULL;

-- 月结. Until when a book is closed. Whoever opens an account or closes a month holds this row; whoever posts does not.
CREATE TABLE ledger_lock (
    district int  NOT NULL,
    book     uuid NOT NULL,
    until    timestamptz,
    PRIMARY KEY (district, book),
    FOREIGN KEY (district, book) REFERENCES ledger_book (district, id)
);

CREATE TABLE ledger_closing (
    district int         NOT NULL,
    book     uuid        NOT NULL,
    until    timestamptz NOT NULL,
    at       timestamptz NOT NULL CHECK (at >= until),
    by_name  text        NOT NULL,
    CONSTRAINT ledger_closing_once PRIMARY KEY (district, book, until),
    FOREIGN KEY (district, book) REFERENCES ledger_book (district, id)
);

-- What services may join: their references with what was moved.
CREATE VIEW transfer_view AS
SELECT district, id, book, debit, credit, amount_fen, kind, at, memo, subject FROM ledger_transfer;
