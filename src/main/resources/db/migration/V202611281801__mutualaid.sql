-- 医疗互助. Texts of schemes as they were read at start: what a backup holds explains itself without the files.
CREATE TABLE mutualaid_scheme (
    code       text        NOT NULL,
    valid_from date        NOT NULL,
    text       text        NOT NULL CHECK (text <> ''),
    file       text        NOT NULL,               -- where it was read, as its name alone
    read_at    timestamptz NOT NULL,
    PRIMARY KEY (code, valid_from)
);
