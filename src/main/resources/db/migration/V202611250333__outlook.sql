-- 月度锁定. A locked month keeps its figures with the version of their formulas; unlocking needs a leader and a reason.
CREATE TABLE outlook_lock (
    district       int         NOT NULL,
    period         text        NOT NULL CHECK (period ~ '^\d{4}(-\d{2})?$'),
    round          int         NOT NULL,
    locked_at      timestamptz NOT NULL,
    locked_by      uuid        NOT NULL,
    locked_name    text        NOT NULL,
    unlocked_at    timestamptz,
    unlocked_by    uuid,
    unlocked_name  text,
    reason         text,
    PRIMARY KEY (district, period, round),
    CHECK ((unlocked_at IS NULL) = (unlocked_name IS NULL) AND (unlocked_at IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX outlook_lock_one ON outlook_lock (district, period) WHERE unlocked_at IS NULL;

CREATE TABLE outlook_locked (
    district    int    NOT NULL,
    period      text   NOT NULL,
    round       int    NOT NULL,
    part        text   NOT NULL,               -- empty for the whole
    code        text   NOT NULL,
    version     int    NOT NULL,
    numerator   bigint,
    denominator bigint,
    value       double precision,
    PRIMARY KEY (district, period, round, part, code),
    FOREIGN KEY (district, period, round) REFERENCES outlook_lock (district, period, round)
);

-- 表样. Which figures a county's table shows, and the columns that people fill in by hand.
CREATE TABLE outlook_template (
    district  int         NOT NULL,
    id        uuid        NOT NULL,
    name      text        NOT NULL CHECK (name <> ''),
    codes     text[]      NOT NULL,
    free      text[]      NOT NULL,
    made_at   timestamptz NOT NULL,
    made_by   uuid        NOT NULL,
    made_name text        NOT NULL,
    PRIMARY KEY (district, id),
    UNIQUE (district, name)
);
CREATE TABLE outlook_entry (
    district int         NOT NULL,
    template uuid        NOT NULL,
    period   text        NOT NULL,
    part     text        NOT NULL,
    free     text        NOT NULL,
    text     text        NOT NULL,
    at       timestamptz NOT NULL,
    by_name  text        NOT NULL,
    PRIMARY KEY (district, template, period, part, free),
    FOREIGN KEY (district, template) REFERENCES outlook_template (district, id)
);

-- 分母确认. Who says on which day that a denominator is right, and where it is from.
CREATE TABLE outlook_confirmation (
    district    int         NOT NULL,
    id          uuid        NOT NULL,
    rate        text        NOT NULL CHECK (rate IN ('FOUNDED', 'JOINED')),
    day         date        NOT NULL,
    denominator bigint      NOT NULL CHECK (denominator >= 0),
    source      text        NOT NULL CHECK (source <> ''),
    at          timestamptz NOT NULL,
    by_account  uuid        NOT NULL,
    by_name     text        NOT NULL,
    PRIMARY KEY (district, id)
);
