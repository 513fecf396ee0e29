-- 零星报销到账日. The day on which the social insurance paid at its counter: some schemes let a late claim run from it.
ALTER TABLE mutualaid_claim
    ADD COLUMN reimbursed_on date,
    ADD CONSTRAINT mutualaid_claim_reimbursed_after CHECK (reimbursed_on >= on_day);
