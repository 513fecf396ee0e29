-- 暂收退款. Money of a line that is to go back: asked for by a cashier, paid through the bank by two others. As long as it is
-- open or paid it counts as used of its line; the account lies sealed with the payment order.
CREATE TABLE collection_refund (
    district   int         NOT NULL,
    id         uuid        NOT NULL,
    line       uuid        NOT NULL,
    amount_fen bigint      NOT NULL CHECK (amount_fen > 0),
    reason     text        NOT NULL CHECK (reason <> ''),
    payee      text        NOT NULL CHECK (payee <> ''),
    asked_at   timestamptz NOT NULL,
    asked_by   uuid,
    asked_name text        NOT NULL,
    ended_at   timestamptz,
    outcome    text        COLLATE "C" CHECK (outcome IN ('PAID', 'RETURNED', 'WITHDRAWN')),
    said       text        NOT NULL DEFAULT '',           -- the bank's words
    paid_on    date,
    transfer   uuid,                                      -- of the ledger, when paid
    PRIMARY KEY (district, id),
    FOREIGN KEY (district, line) REFERENCES collection_line (district, id),
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK ((outcome IS NOT DISTINCT FROM 'PAID') = (paid_on IS NOT NULL)),
    CHECK ((paid_on IS NULL) = (transfer IS NULL))
);
CREATE INDEX collection_refund_line ON collection_refund (district, line);

-- Whoever asked for a payment does not release it either, also where nobody had to decide it.
ALTER TABLE payment_order ADD COLUMN asker uuid;
