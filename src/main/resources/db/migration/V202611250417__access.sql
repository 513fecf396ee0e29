-- 身份提供方. Who else may say who a person is; the secret is sealed. None until an operator enters one.
CREATE TABLE access_provider (
    key            text        PRIMARY KEY CHECK (key ~ '^[a-z][a-z0-9-]{1,30}$'),
    issuer         text        NOT NULL,
    client_id      text        NOT NULL,
    secret         bytea       NOT NULL,
    name_zh        text        NOT NULL CHECK (name_zh <> ''),
    name_en        text        NOT NULL CHECK (name_en <> ''),
    scope          text        NOT NULL,
    phone_trusted  boolean     NOT NULL,
    second_factors text        NOT NULL,
    entered_at     timestamptz NOT NULL
);

-- 身份绑定. One subject of one issuer is one account; the hash is a blind index over both.
CREATE TABLE access_identity (
    hash     bytea       NOT NULL,
    account  uuid        NOT NULL,
    provider text        NOT NULL,
    strong   boolean     NOT NULL,
    since    timestamptz NOT NULL,
    CONSTRAINT access_identity_is_one_account PRIMARY KEY (hash)
);
CREATE INDEX access_identity_account ON access_identity (account);
