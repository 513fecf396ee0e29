-- 诉求统计. What is counted of a case now, and what was counted of it before: figures as of any day come from both.

CREATE TABLE request_standing (
    district        int         NOT NULL,
    case_id         uuid        NOT NULL,
    since           timestamptz NOT NULL,
    path            text        COLLATE "C" NOT NULL,
    category        text        NOT NULL,
    employer        uuid,
    site            uuid,
    confidential    boolean     NOT NULL,
    withheld        uuid,
    opened_on       date        NOT NULL,
    first_due_on    date,
    answered_on     date,
    on_time         boolean     NOT NULL,
    ended_on        date,
    first_closed_on date,
    withdrawn       boolean     NOT NULL,
    reopened        boolean     NOT NULL,
    PRIMARY KEY (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK (NOT on_time OR answered_on IS NOT NULL),
    CHECK (NOT withdrawn OR ended_on IS NOT NULL)
);
CREATE INDEX request_standing_opened ON request_standing (district, opened_on);
CREATE INDEX request_standing_waiting ON request_standing (district, path) WHERE ended_on IS NULL;

-- Rows that held until until_at. A change writes the old row here and the new one there, in one statement.
CREATE TABLE request_formerly (
    district        int         NOT NULL,
    case_id         uuid        NOT NULL,
    until_at        timestamptz NOT NULL,
    since           timestamptz NOT NULL,
    path            text        COLLATE "C" NOT NULL,
    category        text        NOT NULL,
    employer        uuid,
    site            uuid,
    confidential    boolean     NOT NULL,
    withheld        uuid,
    opened_on       date        NOT NULL,
    first_due_on    date,
    answered_on     date,
    on_time         boolean     NOT NULL,
    ended_on        date,
    first_closed_on date,
    withdrawn       boolean     NOT NULL,
    reopened        boolean     NOT NULL,
    PRIMARY KEY (district, case_id, until_at),
    FOREIGN KEY (district, case_id) REFERENCES request_standing (district, case_id),
    CHECK (until_at > since)
);
CREATE INDEX request_formerly_until ON request_formerly (district, until_at);

-- A rating counts for the office that gave the answer, whatever becomes of the case; hidden from whom the case is.
ALTER TABLE request_rating
    ADD COLUMN path text COLLATE "C",
    ADD COLUMN category text,
    ADD COLUMN employer uuid,
    ADD COLUMN site uuid,
    ADD COLUMN confidential boolean,
    ADD COLUMN withheld uuid;
UPDATE request_rating r SET path = c.path, category = q.category, employer = c.employer, site = c.site,
       confidential = c.confidential, withheld = c.withheld
  FROM casework_case c, request_request q
 WHERE c.district = r.district AND c.id = r.case_id AND q.district = r.district AND q.case_id = r.case_id;
ALTER TABLE request_rating
    ALTER COLUMN path SET NOT NULL, ALTER COLUMN category SET NOT NULL, ALTER COLUMN confidential SET NOT NULL;
CREATE INDEX request_rating_at ON request_rating (district, at);

-- Cases from before are counted as they stand; their past is told from the moves.
INSERT INTO request_standing (district, case_id, since, path, category, employer, site, confidential, withheld,
    opened_on, first_due_on, answered_on, on_time, ended_on, first_closed_on, withdrawn, reopened)
SELECT c.district, c.id, c.opened_at, c.path, q.category, c.employer, c.site, c.confidential, c.withheld,
       (c.opened_at AT TIME ZONE 'Asia/Shanghai')::date, (d.due_at AT TIME ZONE 'Asia/Shanghai')::date,
       (m.answered AT TIME ZONE 'Asia/Shanghai')::date, COALESCE(m.answered <= d.due_at, false),
       (c.closed_at AT TIME ZONE 'Asia/Shanghai')::date, (m.closed AT TIME ZONE 'Asia/Shanghai')::date,
       c.stage = 'WITHDRAWN', c.reopened > 0
  FROM casework_case c
  JOIN request_request q ON q.district = c.district AND q.case_id = c.id
  LEFT JOIN LATERAL (SELECT due_at FROM casework_clock k WHERE k.district = c.district AND k.case_id = c.id
                       AND k.term = 'sq.answer' ORDER BY round LIMIT 1) d ON true
  LEFT JOIN LATERAL (SELECT min(at) FILTER (WHERE outcome IN ('replied', 'opined')) AS answered,
                            min(at) FILTER (WHERE step_to = '#' AND outcome <> 'withdrawn') AS closed
                       FROM casework_move k WHERE k.district = c.district AND k.case_id = c.id) m ON true;
