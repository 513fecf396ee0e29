-- 数据维护: what the store itself keeps.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One row, written when the database is made and never changed: the program's role may only read it.
CREATE TABLE store_world (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    id uuid NOT NULL,
    demo boolean NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE store_setting (
    name text PRIMARY KEY CHECK (name <> ''),
    value text NOT NULL
);

-- Home partitions in use. A district is a county, or a city, province or the nation for what belongs to no county.
CREATE TABLE store_partition (
    district int PRIMARY KEY CHECK (district BETWEEN 100000 AND 999999),
    opened_at timestamptz NOT NULL
);

-- Numbers of a series are handed out in blocks; next_free is the first number not yet handed out.
CREATE TABLE store_number_block (
    district int NOT NULL,
    series text NOT NULL CHECK (series <> ''),
    year int NOT NULL CHECK (year BETWEEN 1949 AND 9999),
    next_free bigint NOT NULL CHECK (next_free > 0),
    PRIMARY KEY (district, series, year)
);

-- db-scheduler's own table, shape as its version 16 demands.
CREATE TABLE scheduled_tasks (
    task_name text NOT NULL,
    task_instance text NOT NULL,
    task_data bytea,
    execution_time timestamptz NOT NULL,
    picked boolean NOT NULL,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint NOT NULL,
    priority smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
