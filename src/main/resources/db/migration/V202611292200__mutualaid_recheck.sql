-- 补发. A paid claim that came to too little: a further seat, and what is missing is a correction above zero that is paid.
ALTER TABLE mutualaid_claim_review DROP CONSTRAINT mutualaid_claim_review_seat_check;
ALTER TABLE mutualaid_claim_review ADD CONSTRAINT mutualaid_claim_review_seat_check
    CHECK (seat IN ('FIRST', 'SECOND', 'DEPUTY', 'APPEAL', 'RECHECK'));

ALTER TABLE mutualaid_payout DROP CONSTRAINT mutualaid_payout_not_below;
ALTER TABLE mutualaid_payout ADD CONSTRAINT mutualaid_payout_not_below
    CHECK (CASE WHEN correction THEN paid_on IS NULL OR payout_fen > 0 ELSE payout_fen >= 0 END);
