-- 通知. What a county office tells the workers of its district: drafted, published, withdrawn; never edited once told.
CREATE TABLE notice_notice (
    district       int         NOT NULL,
    id             uuid        NOT NULL,
    title          text        NOT NULL CHECK (title <> ''),
    body           text        NOT NULL CHECK (body <> ''),
    first_day      date        NOT NULL,
    last_day       date        NOT NULL,
    office         text        NOT NULL,
    entered_by     uuid        NOT NULL,
    entered_at     timestamptz NOT NULL,
    published_by   uuid,
    published_at   timestamptz,
    withdrawn_by   uuid,
    withdrawn_at   timestamptz,
    withdrawn_why  text        NOT NULL DEFAULT '',
    version        int         NOT NULL DEFAULT 1,
    PRIMARY KEY (district, id),
    CONSTRAINT notice_ends_after_it_begins CHECK (last_day >= first_day),
    CONSTRAINT notice_withdrawn_was_published CHECK (withdrawn_at IS NULL OR published_at IS NOT NULL)
);
