-- 上下级清算. What a county and the office that keeps the pool settle for a period of the county's books. Each of the two keeps its own
-- row under one id: whoever took the last step has it, the other learns of it and may learn twice; a higher version wins.
CREATE TABLE mutualaid_settlement (
    district        int         NOT NULL,
    id              uuid        NOT NULL,
    side            text        NOT NULL CHECK (side IN ('COUNTY', 'POOL')),
    county          int         NOT NULL,
    pool            int         NOT NULL,
    scheme          text        NOT NULL,
    from_on         date        NOT NULL,
    until_on        date        NOT NULL,
    follows_on      date,                                  -- end of the settlement before; none for the first
    opening_fen     bigint      NOT NULL,
    fees_fen        bigint      NOT NULL,
    subsidy_fen     bigint      NOT NULL,
    interest_fen    bigint      NOT NULL,
    recovered_fen   bigint      NOT NULL,
    paid_fen        bigint      NOT NULL,
    refunds_fen     bigint      NOT NULL,
    pooled_fen      bigint      NOT NULL,                  -- moved between the levels within the period, by earlier settlements
    closing_fen     bigint      NOT NULL,
    net_fen         bigint      NOT NULL,                  -- above zero the county remits, below zero the pool allots
    state           text        NOT NULL CHECK (state IN ('DRAWN', 'RETURNED', 'CONFIRMED', 'PAID', 'SETTLED')),
    drawn_at        timestamptz NOT NULL,
    drawn_by        uuid        NOT NULL,
    drawn_name      text        NOT NULL,
    decided_at      timestamptz,
    decided_by      uuid,
    decided_name    text,
    reason          text        NOT NULL DEFAULT '',
    paid_on         date,
    paid_voucher    text,
    paid_at         timestamptz,
    paid_by         uuid,
    paid_name       text,
    arrived_on      date,
    arrived_voucher text,
    arrived_at      timestamptz,
    arrived_by      uuid,
    arrived_name    text,
    transfer        uuid,                                  -- in this district's own book
    version         int         NOT NULL CHECK (version > 0),
    told            int         NOT NULL,                  -- version that the other side is known to have
    -- a settlement that was returned holds no days any more
    opens_on        date GENERATED ALWAYS AS (CASE WHEN state <> 'RETURNED' THEN from_on END) STORED,
    closes_on       date GENERATED ALWAYS AS (CASE WHEN state <> 'RETURNED' THEN until_on END) STORED,
    -- the voucher in this district's own book
    voucher         text GENERATED ALWAYS AS
                      (CASE WHEN (side = 'COUNTY') = (net_fen > 0) THEN paid_voucher ELSE arrived_voucher END) STORED,
    PRIMARY KEY (district, id),
    CHECK (county <> pool AND district = CASE side WHEN 'COUNTY' THEN county ELSE pool END),
    CHECK (from_on <= until_on AND extract(day FROM until_on + 1) = 1),
    CHECK (net_fen = fees_fen + subsidy_fen + interest_fen + recovered_fen - paid_fen - refunds_fen),
    CHECK (told <= version),
    -- one first period; each other begins the day after one that is there, and no two begin on one day: neither gap nor overlap
    CONSTRAINT mutualaid_settlement_opens_once UNIQUE (district, county, scheme, opens_on),
    CONSTRAINT mutualaid_settlement_closes_once UNIQUE (district, county, scheme, closes_on),
    CONSTRAINT mutualaid_settlement_no_gap CHECK (follows_on = from_on - 1),
    CONSTRAINT mutualaid_settlement_follows FOREIGN KEY (district, county, scheme, follows_on)
        REFERENCES mutualaid_settlement (district, county, scheme, closes_on),
    CONSTRAINT mutualaid_settlement_voucher_once UNIQUE (district, scheme, voucher),
    CONSTRAINT mutualaid_settlement_two_people CHECK (decided_by <> drawn_by),
    CONSTRAINT mutualaid_settlement_cashier CHECK (
        paid_by <> drawn_by AND paid_by <> decided_by AND (arrived_by IS NULL OR arrived_by <> drawn_by AND arrived_by <> decided_by)),
    CHECK ((state = 'DRAWN') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((state = 'RETURNED') = (reason <> '')),
    CHECK ((paid_at IS NULL) = (paid_by IS NULL) AND (paid_at IS NULL) = (paid_on IS NULL) AND (paid_at IS NULL) = (paid_voucher IS NULL)),
    CHECK ((paid_at IS NOT NULL) = (state IN ('PAID', 'SETTLED') AND net_fen <> 0)),
    CHECK ((arrived_at IS NULL) = (arrived_by IS NULL) AND (arrived_at IS NULL) = (arrived_on IS NULL)
        AND (arrived_at IS NULL) = (arrived_voucher IS NULL)),
    CONSTRAINT mutualaid_settlement_paid_first CHECK ((arrived_at IS NOT NULL) = (state = 'SETTLED' AND net_fen <> 0)),
    CHECK (state <> 'PAID' OR net_fen <> 0)
);
CREATE UNIQUE INDEX mutualaid_settlement_one_first ON mutualaid_settlement (district, county, scheme)
    WHERE follows_on IS NULL AND state <> 'RETURNED';
CREATE INDEX mutualaid_settlement_untold ON mutualaid_settlement (district, id) WHERE told < version;
