-- 代填. What an office above entered for a unit, as the unit was shown it, and the unit's one answer.

CREATE TABLE behalf_entry (
    district      int         NOT NULL,
    id            uuid        NOT NULL,
    subject       text        NOT NULL,
    unit          uuid        NOT NULL,
    unit_name     text        NOT NULL,
    labels        text[]      NOT NULL,
    contents      text[]      NOT NULL,
    path          text        COLLATE "C" NOT NULL,
    office        text        NOT NULL,
    entered_by    uuid        NOT NULL,
    entered_name  text        NOT NULL,
    entered_at    timestamptz NOT NULL,
    link_code     bytea,
    link_until    timestamptz,
    closed_at     timestamptz,                -- answered, or put aside for a newer one
    PRIMARY KEY (district, id),
    CHECK (cardinality(labels) = cardinality(contents)),
    CHECK ((link_code IS NULL) = (link_until IS NULL))
);
CREATE UNIQUE INDEX behalf_entry_one_open ON behalf_entry (district, unit, subject) WHERE closed_at IS NULL;
CREATE UNIQUE INDEX behalf_entry_link ON behalf_entry (district, link_code) WHERE link_code IS NOT NULL;
CREATE INDEX behalf_entry_path ON behalf_entry (district, path, id DESC);
CREATE INDEX behalf_entry_unit ON behalf_entry (district, unit, id DESC);

CREATE TABLE behalf_answer (
    district int         NOT NULL,
    entry    uuid        NOT NULL,
    at       timestamptz NOT NULL,
    how      text        NOT NULL CHECK (how IN ('LINK', 'PAPER')),
    agreed   boolean     NOT NULL,
    name     text        NOT NULL CHECK (name <> ''),
    words    text        NOT NULL DEFAULT '',
    CONSTRAINT behalf_answer_once PRIMARY KEY (district, entry),
    FOREIGN KEY (district, entry) REFERENCES behalf_entry (district, id),
    CHECK (agreed OR words <> '')
);
