-- 每日一览. What each person is told in the morning: counted once a day and county, told once a day and person.

CREATE TABLE digest_count (
    district   int         NOT NULL,
    day        date        NOT NULL,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (district, day)
);

CREATE TABLE digest_line (
    account  uuid NOT NULL,
    day      date NOT NULL,
    district int  NOT NULL,
    case_id  uuid NOT NULL,
    no       text NOT NULL,
    kind     text NOT NULL CHECK (kind IN ('DUE', 'LATE', 'NEW')),
    PRIMARY KEY (account, day, district, case_id)
);
CREATE INDEX digest_line_day ON digest_line (district, day);

CREATE TABLE digest_told (
    account uuid        NOT NULL,
    day     date        NOT NULL,
    told_at timestamptz NOT NULL,
    CONSTRAINT digest_told_once_a_day PRIMARY KEY (account, day)
);
