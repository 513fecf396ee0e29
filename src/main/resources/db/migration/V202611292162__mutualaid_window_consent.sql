-- 窗口参保同意. Somebody who takes part at the window hears what is kept and why, and agrees to it separately: in which version, read aloud
-- and witnessed by whom. Without it nothing is taken in.
CREATE TABLE mutualaid_window_consent (
    district int         NOT NULL,
    roster   uuid        NOT NULL,
    version  int         NOT NULL CHECK (version > 0),
    given_at timestamptz NOT NULL,
    witness  uuid        NOT NULL,
    witness_name text    NOT NULL CHECK (witness_name <> ''),
    PRIMARY KEY (district, roster),
    FOREIGN KEY (district, roster) REFERENCES mutualaid_roster (district, id)
);
