-- What the rows of an import belong to, such as a roster; empty where they belong to a list.
ALTER TABLE sheet_import ADD COLUMN subject text COLLATE "C" NOT NULL DEFAULT '';
DROP INDEX sheet_import_mine;
CREATE INDEX sheet_import_mine ON sheet_import (district, account, kind, subject, id);
