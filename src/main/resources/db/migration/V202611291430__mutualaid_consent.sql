-- 抵扣同意 are given in turn: of two at once the second is refused, so that one taken back leaves no other behind.
ALTER TABLE mutualaid_offset_consent ADD COLUMN number int CHECK (number > 0);

UPDATE mutualaid_offset_consent c SET number = r.number
  FROM (SELECT district, id, row_number() OVER (PARTITION BY district, debtor ORDER BY id) AS number
          FROM mutualaid_offset_consent) r
 WHERE r.district = c.district AND r.id = c.id;

ALTER TABLE mutualaid_offset_consent ALTER COLUMN number SET NOT NULL;
ALTER TABLE mutualaid_offset_consent
    ADD CONSTRAINT mutualaid_offset_consent_in_turn UNIQUE (district, debtor, number);
DROP INDEX mutualaid_offset_consent_debtor;
