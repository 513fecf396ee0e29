-- 办件. Clocks that rest, are extended and capped; cases that follow another; letters; how long a case is kept.

ALTER TABLE casework_clock ADD COLUMN more_days int NOT NULL DEFAULT 0 CHECK (more_days >= 0);
ALTER TABLE casework_clock ADD COLUMN cap_at timestamptz;

ALTER TABLE casework_case ADD COLUMN lead uuid;
ALTER TABLE casework_case ADD COLUMN keep_until timestamptz;
ALTER TABLE casework_case ADD COLUMN purged_at timestamptz;
ALTER TABLE casework_case ADD CONSTRAINT casework_case_lead FOREIGN KEY (district, lead)
    REFERENCES casework_case (district, id);
ALTER TABLE casework_case ADD CONSTRAINT casework_case_follows_another CHECK (lead <> id);
ALTER TABLE casework_case ADD CONSTRAINT casework_case_follows_open CHECK (lead IS NULL OR closed_at IS NULL);
CREATE INDEX casework_case_followers ON casework_case (district, lead) WHERE lead IS NOT NULL;
CREATE INDEX casework_case_undated ON casework_case (district) WHERE closed_at IS NOT NULL AND keep_until IS NULL;
CREATE INDEX casework_case_keep ON casework_case (district, keep_until)
    WHERE closed_at IS NOT NULL AND purged_at IS NULL;

-- What was counted as a third reopening is a 答复意见.
UPDATE casework_case SET reopened = 2 WHERE reopened = 3;

-- 函件. The number is the key: gap-free for each issuing union and year.
CREATE TABLE casework_letter (
    district    int         NOT NULL,
    union_id    uuid        NOT NULL,
    year        int         NOT NULL,
    number      int         NOT NULL CHECK (number > 0),
    case_id     uuid        NOT NULL,
    document    text        NOT NULL,
    recipient   text        NOT NULL,
    text        text        NOT NULL,
    issued_at   timestamptz NOT NULL,
    issued_by   uuid,
    issued_name text        NOT NULL,
    replied_at  timestamptz,
    reply       text        NOT NULL DEFAULT '',
    CONSTRAINT casework_letter_number PRIMARY KEY (district, union_id, year, number),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id)
);
CREATE INDEX casework_letter_case ON casework_letter (district, case_id);

-- 延期申请
CREATE TABLE casework_extension (
    district   int         NOT NULL,
    case_id    uuid        NOT NULL,
    seq        int         NOT NULL,          -- the move that asked
    term       text        NOT NULL,
    round      int         NOT NULL,
    days       int         NOT NULL CHECK (days > 0),
    reason     text        NOT NULL,
    asked_by   uuid,
    asked_name text        NOT NULL,
    asked_at   timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    granted    boolean,
    PRIMARY KEY (district, case_id, seq),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK ((decided_at IS NULL) = (granted IS NULL))
);
CREATE UNIQUE INDEX casework_extension_one_open ON casework_extension (district, case_id, term, round)
    WHERE decided_at IS NULL;
