-- 消息: one row for each message and channel, written with the change that it tells of.
CREATE TABLE outbox_message (
    district    int         NOT NULL,
    id          uuid        NOT NULL,
    account     uuid,
    channel     text        NOT NULL CHECK (channel IN ('IN_APP', 'EMAIL', 'SMS')),
    -- e-mail address or phone, sealed
    address     bytea,
    -- what a text message is about, and which of at most three about it
    subject     uuid,
    nth         int         CHECK (nth BETWEEN 1 AND 3),
    words_key   text        NOT NULL CHECK (words_key <> ''),
    args        text[]      NOT NULL,
    link        text        CHECK (link LIKE '/%'),
    created_at  timestamptz NOT NULL,
    next_try_at timestamptz,
    tries       int         NOT NULL DEFAULT 0,
    sent_at     timestamptz,
    failed_at   timestamptz,
    error       text,
    read_at     timestamptz,
    PRIMARY KEY (district, id),
    CHECK ((channel = 'IN_APP') = (address IS NULL)),
    CHECK (channel <> 'IN_APP' OR account IS NOT NULL),
    CHECK (nth IS NULL OR (channel = 'SMS' AND subject IS NOT NULL)),
    CHECK (sent_at IS NULL OR failed_at IS NULL),
    CHECK (failed_at IS NULL OR error IS NOT NULL),
    CHECK (next_try_at IS NULL OR (channel <> 'IN_APP' AND sent_at IS NULL AND failed_at IS NULL)),
    CHECK (read_at IS NULL OR channel = 'IN_APP')
);

-- at most three text messages about one thing, whoever sends them at once
CREATE UNIQUE INDEX outbox_message_texts ON outbox_message (district, subject, nth) WHERE nth IS NOT NULL;
CREATE INDEX outbox_message_inbox ON outbox_message (district, account, id) WHERE channel = 'IN_APP';
CREATE INDEX outbox_message_unread ON outbox_message (district, account) WHERE channel = 'IN_APP' AND read_at IS NULL;
CREATE INDEX outbox_message_waiting ON outbox_message (district, next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_message_trouble ON outbox_message (district, id) WHERE error IS NOT NULL AND sent_at IS NULL;
CREATE INDEX outbox_message_budget ON outbox_message (district, created_at) WHERE channel = 'SMS';
