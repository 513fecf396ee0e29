-- 手机不等于本人. Which browsers an account was used in, whether a session has shown more than a phone, and whom an officer
-- has seen at the counter. Sessions that are open already stay as they were.
ALTER TABLE access_session ADD COLUMN confirmed boolean NOT NULL DEFAULT true;
ALTER TABLE access_session ADD COLUMN device_hash bytea;

CREATE TABLE access_device (
    account uuid        NOT NULL,
    hash    bytea       NOT NULL,              -- of account and token: two accounts in one browser share no value
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (account, hash)
);

CREATE TABLE access_vouching (
    account    uuid        NOT NULL,
    hash       bytea       NOT NULL,           -- of the phone that the person showed at the counter
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (account, hash)
);
