-- Columns that an office likes to take out together, under a name.
CREATE TABLE sheet_choice (
    district int NOT NULL,
    id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    office uuid NOT NULL,
    name text NOT NULL,
    columns text[] NOT NULL,
    by_name text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (district, id),
    UNIQUE (district, kind, office, name)
);

-- A list that somebody asked to take out: which columns, as what, and why, where the reason is needed.
CREATE TABLE sheet_export (
    district int NOT NULL,
    id uuid NOT NULL,
    kind text COLLATE "C" NOT NULL,
    account uuid NOT NULL,
    format text COLLATE "C" NOT NULL CHECK (format IN ('XLSX', 'CSV')),
    columns text[] NOT NULL,
    sensitive boolean NOT NULL,
    filter bytea NOT NULL,
    reason text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (district, id)
);
CREATE INDEX sheet_export_at ON sheet_export (district, at);
