-- 同意见证. Who handed in or keyed in what the claimant signed on paper; empty where they agreed on their own phone.
ALTER TABLE mutualaid_claim_consent ADD COLUMN witness text NOT NULL DEFAULT '';

-- a unit that filed for a worker cannot have agreed in the worker's place that it may see state and amount
UPDATE mutualaid_claim_consent s SET withdrawn_at = greatest(now(), s.given_at)
  FROM mutualaid_claim c JOIN mutualaid_person p ON p.district = c.district AND p.id = c.person
 WHERE c.district = s.district AND c.case_id = s.case_id AND c.channel = 'UNIT' AND s.kind = 'UNIT'
   AND s.withdrawn_at IS NULL AND s.given_by <> p.name;

-- what stood there was the name of whoever filed: the paper was the claimant's
UPDATE mutualaid_claim_consent s SET witness = s.given_by, given_by = p.name
  FROM mutualaid_claim c JOIN mutualaid_person p ON p.district = c.district AND p.id = c.person
 WHERE c.district = s.district AND c.case_id = s.case_id AND s.given_by <> p.name
   AND (c.channel = 'COUNTER' OR c.channel = 'UNIT' AND s.kind = 'SENSITIVE');
