-- 入会申请. What somebody wrote who wants to join; number and telephone are sealed, the answer is in the case.
CREATE TABLE founding_joining (
    district      int   NOT NULL,
    case_id       uuid  NOT NULL,
    account       uuid,
    name          text  NOT NULL,
    id_masked     text  NOT NULL,
    id_hash       bytea NOT NULL,
    id_sealed     bytea,
    phone_masked  text  NOT NULL DEFAULT '',
    phone_sealed  bytea,
    kind          text  NOT NULL CHECK (kind IN ('UNIT', 'FLEXIBLE')),
    employer      uuid,                  -- the registered unit that was found by the name
    employer_name text  NOT NULL DEFAULT '',
    trade         text  NOT NULL DEFAULT '',
    town          bigint NOT NULL,
    groups        text[] NOT NULL DEFAULT '{}',
    union_name    text  NOT NULL DEFAULT '',  -- where they were taken in
    PRIMARY KEY (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK (kind = 'UNIT' AND employer_name <> '' OR kind = 'FLEXIBLE' AND trade <> '')
);

-- Directory: who has an application open, wherever. One row per number is one open application per person.
CREATE TABLE founding_open (
    hash     bytea NOT NULL CONSTRAINT founding_open_once PRIMARY KEY,
    district int   NOT NULL,
    case_id  uuid  NOT NULL,
    at       timestamptz NOT NULL
);
