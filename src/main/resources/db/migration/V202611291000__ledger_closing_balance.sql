-- 结账余额. What each account held when a month was closed. Nothing dated until then is added any more, so that a trial balance of a
-- later day begins here instead of at the first transfer.
CREATE TABLE ledger_closing_balance (
    district           int         NOT NULL,
    book               uuid        NOT NULL,
    until              timestamptz NOT NULL,
    account            uuid        NOT NULL,
    debit_fen          bigint      NOT NULL CHECK (debit_fen >= 0),
    credit_fen         bigint      NOT NULL CHECK (credit_fen >= 0),
    pending_debit_fen  bigint      NOT NULL CHECK (pending_debit_fen >= 0),
    pending_credit_fen bigint      NOT NULL CHECK (pending_credit_fen >= 0),
    PRIMARY KEY (district, book, until, account),
    FOREIGN KEY (district, book, until) REFERENCES ledger_closing (district, book, until),
    FOREIGN KEY (district, book, account) REFERENCES ledger_account (district, book, id)
);

-- months that were closed before there was such a table
INSERT INTO ledger_closing_balance
SELECT c.district, c.book, c.until, a.id,
       COALESCE(sum(t.amount_fen) FILTER (WHERE t.debit = a.id AND t.kind IN ('POSTED', 'POST', 'REVERSAL')), 0),
       COALESCE(sum(t.amount_fen) FILTER (WHERE t.credit = a.id AND t.kind IN ('POSTED', 'POST', 'REVERSAL')), 0),
       COALESCE(sum(t.amount_fen) FILTER (WHERE t.debit = a.id AND t.kind = 'PENDING'), 0)
         - COALESCE(sum(t.of_amount_fen) FILTER (WHERE t.debit = a.id AND t.kind IN ('POST', 'VOID')), 0),
       COALESCE(sum(t.amount_fen) FILTER (WHERE t.credit = a.id AND t.kind = 'PENDING'), 0)
         - COALESCE(sum(t.of_amount_fen) FILTER (WHERE t.credit = a.id AND t.kind IN ('POST', 'VOID')), 0)
  FROM ledger_closing c
  JOIN ledger_account a ON a.district = c.district AND a.book = c.book
  LEFT JOIN ledger_transfer t ON t.district = c.district AND t.book = c.book AND t.at <= c.until
       AND (t.debit = a.id OR t.credit = a.id)
 GROUP BY c.district, c.book, c.until, a.id;
