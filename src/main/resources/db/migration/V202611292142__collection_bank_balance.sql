-- 银行余额. What the bank says that a till's account holds at the end of a day, as the cashier reads it off the statement.
CREATE TABLE collection_bank_balance (
    district    int         NOT NULL,
    till        text        COLLATE "C" NOT NULL,
    day         date        NOT NULL,
    balance_fen bigint      NOT NULL CHECK (balance_fen >= 0),
    typed_at    timestamptz NOT NULL,
    typed_name  text        NOT NULL,
    PRIMARY KEY (district, till, day)
);
