-- 附件: contents by their code, once per district however often they were handed in; files are what people handed in.
CREATE TABLE attachment_content (
    district int         NOT NULL,
    -- HMAC-SM3 of the content as kept: who has only the database cannot test for a known photo
    hash     bytea       NOT NULL CHECK (octet_length(hash) = 32),
    sealed   bytea       NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (district, hash)
);

-- sealed bytes do not compress: no attempt at it
ALTER TABLE attachment_content ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE attachment_file (
    district    int         NOT NULL,
    id          uuid        NOT NULL,
    owner_kind  text        NOT NULL CHECK (owner_kind <> ''),
    owner_id    uuid        NOT NULL,
    -- place among at most nine of an owner
    nth         int         NOT NULL CHECK (nth BETWEEN 1 AND 9),
    name        text        NOT NULL CHECK (name <> ''),
    media       text        NOT NULL CHECK (media IN ('JPEG', 'PNG', 'WEBP', 'PDF', 'DOCX', 'XLSX')),
    size        int         NOT NULL CHECK (size > 0),
    width       int         CHECK (width > 0),
    height      int         CHECK (height > 0),
    hash        bytea       NOT NULL,
    uploaded_by uuid,
    at          timestamptz NOT NULL,
    PRIMARY KEY (district, id),
    UNIQUE (district, owner_kind, owner_id, nth),
    FOREIGN KEY (district, hash) REFERENCES attachment_content (district, hash)
);

CREATE INDEX attachment_file_content ON attachment_file (district, hash);
