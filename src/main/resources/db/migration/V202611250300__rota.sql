-- 值班表. Who of an office can be telephoned out of hours; entered ahead, taken back while it has not begun.
CREATE TABLE rota_shift (
    district   int         NOT NULL,
    id         uuid        NOT NULL,
    path       text        COLLATE "C" NOT NULL,
    office     text        NOT NULL,
    name       text        NOT NULL CHECK (name <> ''),
    phone      text        NOT NULL CHECK (phone <> ''),
    begins_at  timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    entered_by uuid        NOT NULL,
    PRIMARY KEY (district, id),
    CONSTRAINT rota_shift_ends_after_it_begins CHECK (ends_at > begins_at),
    CONSTRAINT rota_shift_once UNIQUE (district, path, phone, begins_at)
);
CREATE INDEX rota_shift_office ON rota_shift (district, path, ends_at);
