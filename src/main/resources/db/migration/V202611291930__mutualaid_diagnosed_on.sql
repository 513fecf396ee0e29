-- 确诊日. A lump is paid by the day on which the illness was found, which may lie before the discharge.
ALTER TABLE mutualaid_claim
    ADD COLUMN diagnosed_on date,
    ADD CONSTRAINT mutualaid_claim_found_in_stay CHECK (diagnosed_on BETWEEN admitted AND on_day);
