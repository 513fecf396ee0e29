-- 办件. Cases, their moves, tasks and clocks. A move's number is its key: of two who decide at once, one is first.

CREATE TABLE casework_type (
    code    text NOT NULL,
    version int  NOT NULL,
    hash    text NOT NULL,
    PRIMARY KEY (code, version)
);

CREATE TABLE casework_case (
    district      int         NOT NULL,
    id            uuid        NOT NULL,
    type          text        NOT NULL,
    type_version  int         NOT NULL,
    no            text        NOT NULL,
    stage         text        NOT NULL CHECK (stage IN
                    ('DRAFT', 'SUBMITTED', 'IN_PROGRESS', 'WAITING', 'DECIDED', 'CLOSED', 'WITHDRAWN')),
    step          text        NOT NULL,
    result        text,
    subject       text        NOT NULL,
    union_id      uuid        NOT NULL,
    path          text        COLLATE "C" NOT NULL,
    handler       uuid,
    handler_name  text        NOT NULL,
    handler_title text        NOT NULL,
    handler_phone text        NOT NULL,
    applicant     uuid,
    holder        bytea,
    holder_home   int,                        -- home partition of the holder when it is another one
    pointed       boolean     NOT NULL DEFAULT true,
    employer      uuid,
    site          uuid,
    confidential  boolean     NOT NULL,
    withheld      uuid,
    due_at        timestamptz,
    provisional   boolean     NOT NULL DEFAULT false,
    opened_at     timestamptz NOT NULL,
    closed_at     timestamptz,
    reopened      int         NOT NULL DEFAULT 0,
    version       int         NOT NULL,
    PRIMARY KEY (district, id),
    UNIQUE (district, no),
    CHECK ((stage IN ('CLOSED', 'WITHDRAWN')) = (closed_at IS NOT NULL)),
    CHECK (applicant IS NULL OR holder IS NOT NULL)
);
CREATE INDEX casework_case_holder ON casework_case (district, holder, id DESC) WHERE holder IS NOT NULL;
CREATE INDEX casework_case_unpointed ON casework_case (district, id) WHERE NOT pointed;
CREATE INDEX casework_case_path ON casework_case (district, path, id DESC);
CREATE INDEX casework_case_open ON casework_case (district, union_id, id DESC) WHERE closed_at IS NULL;

CREATE TABLE casework_move (
    district    int         NOT NULL,
    case_id     uuid        NOT NULL,
    seq         int         NOT NULL,
    at          timestamptz NOT NULL,
    actor_kind  text        NOT NULL CHECK (actor_kind IN ('PERSON', 'OFFICER', 'HOUSE', 'ANONYMOUS')),
    actor       uuid,
    actor_name  text        NOT NULL,
    actor_title text        NOT NULL,
    step_from   text        NOT NULL,
    outcome     text        NOT NULL,
    step_to     text        NOT NULL,
    text        text        NOT NULL DEFAULT '',
    open        boolean     NOT NULL,          -- whether the applicant may read the text
    CONSTRAINT casework_move_once PRIMARY KEY (district, case_id, seq),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id)
);

CREATE TABLE casework_task (
    district  int         NOT NULL,
    id        uuid        NOT NULL,
    case_id   uuid        NOT NULL,
    step      text        NOT NULL,
    seat      text        NOT NULL,
    union_id  uuid,
    path      text        COLLATE "C" NOT NULL DEFAULT '',
    account   uuid,
    opened_at timestamptz NOT NULL,
    due_at    timestamptz NOT NULL,            -- 9999-12-31 without a clock
    done_at   timestamptz,
    done_by   uuid,
    outcome   text,
    PRIMARY KEY (district, id),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK ((done_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX casework_task_one_open ON casework_task (district, case_id, seat) WHERE done_at IS NULL;
CREATE INDEX casework_task_waiting ON casework_task (district, path, due_at, id) WHERE done_at IS NULL;

CREATE TABLE casework_clock (
    district    int         NOT NULL,
    case_id     uuid        NOT NULL,
    term        text        NOT NULL,          -- as declared
    round       int         NOT NULL,
    term_key    text        NOT NULL,          -- as resolved
    amount      int         NOT NULL,
    unit        text        NOT NULL,
    started_at  timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    provisional boolean     NOT NULL,
    extended    int         NOT NULL DEFAULT 0,
    paused_at   timestamptz,
    warned_at   timestamptz,
    escalated   int         NOT NULL DEFAULT 0,
    stopped_at  timestamptz,
    next_at     timestamptz,                   -- when the poller looks again; null when there is nothing to do
    PRIMARY KEY (district, case_id, term, round),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK (stopped_at IS NULL OR next_at IS NULL)
);
CREATE INDEX casework_clock_next ON casework_clock (district, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX casework_clock_provisional ON casework_clock (district) WHERE provisional AND stopped_at IS NULL;

-- 指针. Where somebody's cases in other partitions are; holder is a blind index, so that it names nobody.
CREATE TABLE casework_pointer (
    district      int  NOT NULL,
    holder        bytea NOT NULL,
    case_district int  NOT NULL,
    case_id       uuid NOT NULL,
    PRIMARY KEY (district, holder, case_district, case_id)
);

CREATE VIEW case_view AS
SELECT district, id, type, no, stage, step, result, subject, union_id, path, handler, handler_name, handler_title,
       handler_phone, applicant, holder, employer, site, confidential, withheld, due_at, provisional, opened_at, closed_at,
       reopened, version
  FROM casework_case;

CREATE VIEW task_view AS
SELECT t.district, t.id, t.case_id, t.step, t.seat, t.union_id, t.path, t.account, t.opened_at, t.due_at, t.done_at,
       t.outcome, c.type, c.no, c.subject, c.stage, c.path AS case_path, c.employer, c.site, c.confidential, c.withheld
  FROM casework_task t JOIN casework_case c ON c.district = t.district AND c.id = t.case_id;
