-- 银行退回. Who paid says that the bank sent the money back; the other side takes it out of what is in transit, and then it waits for
-- payment again. What stands here is the last time it came back.
ALTER TABLE mutualaid_settlement
    ADD COLUMN bounced_on      date,
    ADD COLUMN bounced_voucher text,
    ADD COLUMN bounced_at      timestamptz,
    ADD COLUMN bounced_by      uuid,
    ADD COLUMN bounced_name    text,
    DROP CONSTRAINT mutualaid_settlement_state_check,
    DROP CONSTRAINT mutualaid_settlement_check7,
    DROP CONSTRAINT mutualaid_settlement_check9,
    ADD CONSTRAINT mutualaid_settlement_state_check
        CHECK (state IN ('DRAWN', 'RETURNED', 'CONFIRMED', 'PAID', 'BOUNCED', 'SETTLED')),
    ADD CONSTRAINT mutualaid_settlement_paid
        CHECK ((paid_at IS NOT NULL) = (state IN ('PAID', 'BOUNCED', 'SETTLED') AND net_fen <> 0)),
    ADD CONSTRAINT mutualaid_settlement_moves CHECK (state NOT IN ('PAID', 'BOUNCED') OR net_fen <> 0),
    ADD CONSTRAINT mutualaid_settlement_bounced CHECK (
        state <> 'BOUNCED' OR bounced_at IS NOT NULL),
    ADD CONSTRAINT mutualaid_settlement_bounced_whole CHECK (
        (bounced_at IS NULL) = (bounced_by IS NULL) AND (bounced_at IS NULL) = (bounced_on IS NULL)
        AND (bounced_at IS NULL) = (bounced_voucher IS NULL)),
    ADD CONSTRAINT mutualaid_settlement_bounced_cashier CHECK (bounced_by <> drawn_by AND bounced_by <> decided_by);
