-- 防重. A key is a row of the transaction that does the work; it names nobody and its answer is sealed.
CREATE TABLE frame_idempotency (
    key    bytea       PRIMARY KEY,
    body   bytea       NOT NULL,
    answer bytea,
    at     timestamptz NOT NULL
);
CREATE INDEX frame_idempotency_at ON frame_idempotency (at);
