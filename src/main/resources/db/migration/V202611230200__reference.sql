-- 字典: regions, holidays and dated terms. Reference tables: small, replicated, rarely written.

-- What a cache compares before it trusts itself, and which bundled files were taken in.
CREATE TABLE reference_version (
    subject text PRIMARY KEY,
    version text NOT NULL
);

CREATE TABLE reference_region (
    code bigint PRIMARY KEY,
    parent bigint REFERENCES reference_region (code),
    level text NOT NULL CHECK (level IN ('nation', 'province', 'city', 'county', 'town')),
    name text NOT NULL CHECK (name <> ''),
    valid_from date,
    valid_to date,
    successor bigint REFERENCES reference_region (code),
    CHECK ((parent IS NULL) = (level = 'nation')),
    CHECK (valid_to >= valid_from)
);

CREATE TABLE reference_holiday_year (
    year int PRIMARY KEY CHECK (year BETWEEN 1990 AND 2200),
    source text NOT NULL CHECK (source <> ''),
    entered_at timestamptz NOT NULL,
    entered_by uuid,
    entered_name text NOT NULL
);

-- year is the year of the notice, which may reach back into December of the year before.
CREATE TABLE reference_holiday (
    day date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('off', 'work')),
    festival text NOT NULL,
    year int NOT NULL REFERENCES reference_holiday_year (year)
);

CREATE TABLE reference_term (
    id uuid PRIMARY KEY,
    key text NOT NULL CHECK (key ~ '^[a-z0-9_]+(\.[a-z0-9_]+)*$'),
    region bigint NOT NULL REFERENCES reference_region (code),
    kind text NOT NULL CHECK (kind IN ('limit', 'number', 'hours', 'text')),
    value text NOT NULL CHECK (value <> ''),
    valid_from date NOT NULL,
    valid_to date,
    source text NOT NULL CHECK (source <> ''),
    demo boolean NOT NULL,
    entered_at timestamptz NOT NULL,
    entered_by uuid,
    entered_name text NOT NULL,
    CHECK (valid_to >= valid_from),
    -- one value a day: two officers who enter the same term at once cannot both be right
    CONSTRAINT reference_term_one_value_a_day
        EXCLUDE USING gist (key WITH =, region WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
