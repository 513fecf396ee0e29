-- 查询码. With number and code whoever has no account reads how their claim stands. Only an index of the code is kept; a new one takes the
-- place of the old. Whether it was given to the claimant or their family, who are told the amount and may appeal, or to somebody else
-- who only handed the claim in.
CREATE TABLE mutualaid_claim_code (
    district int         NOT NULL,
    case_id  uuid        NOT NULL,
    code     bytea       NOT NULL,
    speaks   boolean     NOT NULL,
    given_at timestamptz NOT NULL,
    given_by uuid        NOT NULL,
    PRIMARY KEY (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES mutualaid_claim (district, case_id)
);
