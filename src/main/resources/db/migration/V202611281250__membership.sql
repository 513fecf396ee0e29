-- What a finished day has changed of the register, by union, and its month so far: the trend of a year reads no steps of single
-- members but today's. Days are kept for the question how it stood in the middle of a month.
CREATE TABLE membership_folded (
    district  int         NOT NULL,
    from_day  date        NOT NULL,
    until_day date        NOT NULL,
    folded_at timestamptz NOT NULL,
    PRIMARY KEY (district, from_day),
    CHECK (until_day > from_day)
);

CREATE TABLE membership_day_sum (
    district int  NOT NULL,
    day      date NOT NULL,
    union_id uuid NOT NULL,
    active   int  NOT NULL,
    retained int  NOT NULL,
    joined   int  NOT NULL,
    arrived  int  NOT NULL,
    departed int  NOT NULL,
    kept     int  NOT NULL,
    ended    int  NOT NULL,
    PRIMARY KEY (district, day, union_id)
);

CREATE TABLE membership_month_sum (
    district int  NOT NULL,
    month    date NOT NULL CHECK (extract(day FROM month) = 1),
    union_id uuid NOT NULL,
    active   int  NOT NULL,
    retained int  NOT NULL,
    joined   int  NOT NULL,
    arrived  int  NOT NULL,
    departed int  NOT NULL,
    kept     int  NOT NULL,
    ended    int  NOT NULL,
    PRIMARY KEY (district, month, union_id)
);
