-- 账号与权限. Accounts, contacts, one-time codes, sessions, consent.

CREATE TABLE access_account (
    id            uuid PRIMARY KEY,
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    home_district int,
    email         bytea,                       -- sealed
    password      text,                        -- argon2id
    totp          bytea,                       -- sealed
    totp_step     bigint      NOT NULL DEFAULT 0,
    locale        text        NOT NULL DEFAULT 'zh' CHECK (locale IN ('zh', 'en')),
    large_text    boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL,
    closed_at     timestamptz
);

-- 联系方式. A phone is a contact: shared, reissued, never unique (practice ruling 3).
CREATE TABLE access_contact (
    hash        bytea       NOT NULL,
    account     uuid        NOT NULL,
    sealed      bytea       NOT NULL,
    masked      text        NOT NULL,
    since       timestamptz NOT NULL,
    verified_at timestamptz,
    PRIMARY KEY (hash, account)
);
CREATE INDEX access_contact_account ON access_contact (account);

CREATE TABLE access_session (
    hash       bytea       PRIMARY KEY,
    account    uuid        NOT NULL,
    strength   text        NOT NULL CHECK (strength IN ('CODE', 'STRONG', 'TOKEN')),
    hat        uuid,
    device     text        NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX access_session_account ON access_session (account);

CREATE TABLE access_code (
    id         uuid        PRIMARY KEY,
    phone_hash bytea       NOT NULL,
    code_hash  bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries      int         NOT NULL DEFAULT 0,
    used_at    timestamptz
);
CREATE INDEX access_code_phone ON access_code (phone_hash, created_at DESC);

-- 次数限制. How often something was tried in a window; the row is the counter.
CREATE TABLE access_attempt (
    kind         text        NOT NULL,
    who          bytea       NOT NULL,
    window_start timestamptz NOT NULL,
    tries        int         NOT NULL,
    PRIMARY KEY (kind, who, window_start)
);

CREATE TABLE access_consent (
    account uuid        NOT NULL,
    version int         NOT NULL,
    at      timestamptz NOT NULL,
    withdrawn_at timestamptz,
    PRIMARY KEY (account, version)
);
