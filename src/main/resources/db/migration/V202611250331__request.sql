-- 苗头预警. Several people of one unit complain within a few weeks: told once to town and county, never to the unit.
CREATE TABLE request_warning (
    district          int         NOT NULL,
    id                uuid        NOT NULL,
    employer          uuid        NOT NULL,
    employer_name     text        NOT NULL,
    path              text        COLLATE "C" NOT NULL,
    rule              text        NOT NULL CHECK (rule IN ('SIZE', 'WAGES')),
    persons           int         NOT NULL CHECK (persons > 0),
    wages_persons     int         NOT NULL,
    staff             int,
    first_on          date        NOT NULL,
    raised_on         date        NOT NULL,
    quiet_until       date        NOT NULL,
    raised_at         timestamptz NOT NULL,
    acknowledged_at   timestamptz,
    acknowledged_by   uuid,
    acknowledged_name text,
    note              text,
    PRIMARY KEY (district, id),
    CHECK ((acknowledged_at IS NULL) = (note IS NULL) AND (acknowledged_at IS NULL) = (acknowledged_name IS NULL)),
    CONSTRAINT request_warning_once EXCLUDE USING gist
        (district WITH =, employer WITH =, daterange(raised_on, quiet_until) WITH &&)
);
