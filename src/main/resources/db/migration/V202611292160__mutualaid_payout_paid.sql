-- 互助金按年合计. The fund's page counts and adds up the payouts by plan year: from the index alone, without the rows.
DROP INDEX mutualaid_payout_paid;
CREATE INDEX mutualaid_payout_paid ON mutualaid_payout (district, scheme, paid_on) INCLUDE (year, payout_fen);
