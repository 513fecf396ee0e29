-- 诉求统计合计. What a finished day changed of what is counted, summed once and never changed again. A figure as of a day is
-- the sums known by then, and what changed since the last of them. verify counts them again.

-- Days whose changes are in the sums: from from_day to before until_day, without a gap from the first one.
CREATE TABLE request_folded (
    district  int         NOT NULL,
    from_day  date        NOT NULL,
    until_day date        NOT NULL,
    folded_at timestamptz NOT NULL,
    PRIMARY KEY (district, from_day),
    CHECK (until_day > from_day)
);

-- Differences that became known on one day to what is counted on another, for the office that has the case. open counts those
-- not ended, on the day on which they came.
CREATE TABLE request_day_sum (
    district    int  NOT NULL,
    day         date NOT NULL,
    path        text COLLATE "C" NOT NULL,
    category    text NOT NULL,
    known       date NOT NULL,
    received    int  NOT NULL,
    open        int  NOT NULL,
    due         int  NOT NULL,
    on_time     int  NOT NULL,
    completed   int  NOT NULL,
    closed      int  NOT NULL,
    closed_once int  NOT NULL,
    reopened    int  NOT NULL,
    answered    int  NOT NULL,
    good        int  NOT NULL,
    fair        int  NOT NULL,
    PRIMARY KEY (district, day, path, category, known)
);
CREATE INDEX request_day_sum_known ON request_day_sum (district, known);

-- The same by month, for the office and everything above it: path is any prefix, the empty one is the whole district. Of
-- months that are over.
CREATE TABLE request_month_sum (
    district    int  NOT NULL,
    path        text COLLATE "C" NOT NULL,
    month       date NOT NULL,
    category    text NOT NULL,
    known       date NOT NULL,
    received    int  NOT NULL,
    open        int  NOT NULL,
    due         int  NOT NULL,
    on_time     int  NOT NULL,
    completed   int  NOT NULL,
    closed      int  NOT NULL,
    closed_once int  NOT NULL,
    reopened    int  NOT NULL,
    answered    int  NOT NULL,
    good        int  NOT NULL,
    fair        int  NOT NULL,
    PRIMARY KEY (district, path, month, category, known)
);

-- 在办. How many were open when a month began, by the day on which they came.
CREATE TABLE request_open_sum (
    district  int  NOT NULL,
    month     date NOT NULL,
    path      text COLLATE "C" NOT NULL,
    category  text NOT NULL,
    opened_on date NOT NULL,
    n         int  NOT NULL CHECK (n > 0),
    PRIMARY KEY (district, month, path, category, opened_on)
);

-- What changed since the last sum.
CREATE INDEX request_standing_since ON request_standing (district, since);
CREATE INDEX request_formerly_since ON request_formerly (district, since);

-- What is hidden from one reader is few: it is found by itself and taken off the sums.
CREATE INDEX request_standing_employer ON request_standing (district, employer) WHERE confidential AND employer IS NOT NULL;
CREATE INDEX request_standing_site ON request_standing (district, site) WHERE confidential AND site IS NOT NULL;
CREATE INDEX request_standing_withheld ON request_standing (district, withheld) WHERE withheld IS NOT NULL;
CREATE INDEX request_formerly_employer ON request_formerly (district, employer) WHERE confidential AND employer IS NOT NULL;
CREATE INDEX request_formerly_site ON request_formerly (district, site) WHERE confidential AND site IS NOT NULL;
CREATE INDEX request_formerly_withheld ON request_formerly (district, withheld) WHERE withheld IS NOT NULL;
CREATE INDEX request_rating_employer ON request_rating (district, employer) WHERE confidential AND employer IS NOT NULL;
CREATE INDEX request_rating_site ON request_rating (district, site) WHERE confidential AND site IS NOT NULL;
CREATE INDEX request_rating_withheld ON request_rating (district, withheld) WHERE withheld IS NOT NULL;
