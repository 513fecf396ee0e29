-- A sheet of a hundred thousand members is summed up with the rows that it writes: the board of the day on which it came reads
-- one row per union, not each of them. Steps that stand in such a sum are marked, so that the day's others are found alone.
ALTER TABLE membership_step ADD COLUMN sheet boolean NOT NULL DEFAULT false;
DROP INDEX membership_step_at;
CREATE INDEX membership_step_at ON membership_step (district, at) WHERE NOT sheet;
CREATE INDEX membership_step_day ON membership_step USING brin (at) WITH (pages_per_range = 16);
CREATE TABLE membership_sheet_sum (
    district int  NOT NULL,
    day      date NOT NULL,
    union_id uuid NOT NULL,
    joined   int  NOT NULL CHECK (joined > 0),
    PRIMARY KEY (district, day, union_id)
);
