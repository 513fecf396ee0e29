-- 转办. A case that came out of another service's case: when it ends, the one that it came from hears of it.
CREATE TABLE casework_referral (
    district      int         NOT NULL,          -- where the case lies that was opened
    case_id       uuid        NOT NULL,
    from_district int         NOT NULL,
    from_case     uuid        NOT NULL,
    from_type     text        NOT NULL,
    referred_at   timestamptz NOT NULL,
    returned_at   timestamptz,
    PRIMARY KEY (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id)
);
CREATE INDEX casework_referral_from ON casework_referral (from_district, from_case);
