-- An import of rows from a sheet: who, when, how far it is. What was uploaded and what was found lie beside it, sealed.
CREATE TABLE sheet_import (
    district int NOT NULL,
    id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    account uuid NOT NULL,
    by_name text NOT NULL,
    name bytea NOT NULL,
    content bytea NOT NULL,
    mode text COLLATE "C" NOT NULL CHECK (mode IN ('DRY', 'ALL', 'GOOD')),
    state text COLLATE "C" NOT NULL CHECK (state IN
        ('WAITING', 'CHECKING', 'STORING', 'CHECKED', 'REFUSED', 'STORED', 'INTERRUPTED', 'FAILED', 'DISCARDED')),
    rows int NOT NULL DEFAULT 0,
    bad int NOT NULL DEFAULT 0,
    mistakes int NOT NULL DEFAULT 0,
    warnings int NOT NULL DEFAULT 0,
    stored int NOT NULL DEFAULT 0,
    done int NOT NULL DEFAULT 0,
    at timestamptz NOT NULL,
    beat_at timestamptz NOT NULL,
    kept_until timestamptz NOT NULL,
    forgotten boolean NOT NULL DEFAULT false,
    PRIMARY KEY (district, id)
);
-- the same file of the same person is worked on once at a time
CREATE UNIQUE INDEX sheet_import_once ON sheet_import (district, kind, account, content)
    WHERE state IN ('WAITING', 'CHECKING', 'STORING');
CREATE INDEX sheet_import_mine ON sheet_import (district, account, kind, id);
CREATE INDEX sheet_import_kept ON sheet_import (district, kept_until) WHERE NOT forgotten;

CREATE TABLE sheet_import_part (
    district int NOT NULL,
    import uuid NOT NULL,
    part text COLLATE "C" NOT NULL CHECK (part IN ('UPLOAD', 'FINDINGS')),
    sealed bytea NOT NULL,
    PRIMARY KEY (district, import, part),
    FOREIGN KEY (district, import) REFERENCES sheet_import (district, id)
);

-- Whoever stores rows of a kind in a district holds its row until the end of the transaction.
CREATE TABLE sheet_turn (
    district int NOT NULL,
    kind text COLLATE "C" NOT NULL,
    PRIMARY KEY (district, kind)
);
