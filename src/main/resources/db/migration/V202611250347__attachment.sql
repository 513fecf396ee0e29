-- 附件: how closely a file is kept, and a small picture of each photo. What exists is ordinary; its thumbnails are drawn
-- afterwards by the program, a few a minute.
ALTER TABLE attachment_content
    ADD COLUMN class text NOT NULL DEFAULT 'ORDINARY' CHECK (class IN ('ORDINARY', 'SENSITIVE')),
    ADD COLUMN thumbnail bytea,
    ADD COLUMN looked boolean NOT NULL DEFAULT false,
    ADD CHECK (thumbnail IS NULL OR class = 'ORDINARY');

ALTER TABLE attachment_content ALTER COLUMN thumbnail SET STORAGE EXTERNAL;

ALTER TABLE attachment_file
    ADD COLUMN class text NOT NULL DEFAULT 'ORDINARY' CHECK (class IN ('ORDINARY', 'SENSITIVE'));

CREATE INDEX attachment_content_looked ON attachment_content (district) WHERE NOT looked;
