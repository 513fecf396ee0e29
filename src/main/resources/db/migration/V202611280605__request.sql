-- 匿名别名. One opaque value for each anonymous case of whoever is signed in: HMAC(account, running number). Nothing else
-- stands here, and no two rows of one person share anything. Rows stay, so that a value is never used twice.
CREATE TABLE request_alias (
    alias bytea NOT NULL,
    CONSTRAINT request_alias_once PRIMARY KEY (alias)
);
