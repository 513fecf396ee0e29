-- 移交码: what the union above hands a new officer; with the code by phone it sets the first password.
CREATE TABLE access_handover_code (
    account    uuid        PRIMARY KEY,
    code_hash  bytea       NOT NULL,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

-- 待确认邮箱: an address goes into the account once its owner has read the code that was sent there.
CREATE TABLE access_address (
    account    uuid        PRIMARY KEY,
    sealed     bytea       NOT NULL,
    code_hash  bytea       NOT NULL,
    expires_at timestamptz NOT NULL
);

-- addresses entered before were never confirmed: nothing is sent there until they are
ALTER TABLE access_account ADD COLUMN email_confirmed_at timestamptz;
