-- 办理记录: who did and saw what. Written with the change, unchained; the sealer appends links afterwards.
CREATE TABLE trail_entry (
    district     int         NOT NULL,
    id           uuid        NOT NULL,
    at           timestamptz NOT NULL,
    actor_kind   text        NOT NULL CHECK (actor_kind IN ('PERSON', 'OFFICER', 'HOUSE', 'ANONYMOUS')),
    account      uuid,
    actor_name   text        NOT NULL,
    post         uuid,
    post_title   text        NOT NULL,
    act          text        NOT NULL CHECK (act <> ''),
    subject_kind text        NOT NULL,
    subject      uuid,
    detail       text        NOT NULL,
    -- key id and HMAC-SM3 over the row: a row written or edited by hand has none that fits
    mac          bytea       NOT NULL CHECK (octet_length(mac) = 36),
    PRIMARY KEY (district, id)
);

CREATE INDEX trail_entry_subject ON trail_entry (district, subject, id) WHERE subject IS NOT NULL;
CREATE INDEX trail_entry_account ON trail_entry (district, account, id) WHERE account IS NOT NULL;

-- The chain of a district. No foreign key to the entry: it would lock and rewrite every entry once more, and whoever
-- can delete an entry by hand can drop a constraint; the verification finds the missing entry.
CREATE TABLE trail_link (
    district  int         NOT NULL,
    seq       bigint      NOT NULL CHECK (seq > 0),
    entry     uuid        NOT NULL,
    sealed_at timestamptz NOT NULL,
    chain     bytea       NOT NULL CHECK (octet_length(chain) = 36),
    PRIMARY KEY (district, seq),
    UNIQUE (district, entry)
);
