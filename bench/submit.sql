-- Frozen baseline of "submit a request": five inserts in one transaction, no shared lock, by bare JDBC.
-- Each line is one statement; the program binds every value and commits after the fifth.
INSERT INTO casework_case (district, id, type, type_version, no, stage, step, subject, union_id, path, handler_name, handler_title, handler_phone, confidential, due_at, opened_at, version) VALUES (?, ?, 'SQ', 1, ?, 'SUBMITTED', 'SIGN', ?, ?, ?, '', '', '', true, now(), now(), 1);
INSERT INTO request_request (district, case_id, category, kind, text, anonymous, own_unit_may_know, channel, urgent, query_code) VALUES (?, ?, 'WAGES', 'WAGES', ?, false, false, 'PORTAL', false, ?);
INSERT INTO casework_task (district, id, case_id, step, seat, union_id, path, opened_at, due_at) VALUES (?, ?, ?, 'SIGN', 'OFFICE', ?, ?, now(), now());
INSERT INTO casework_clock (district, case_id, term, round, term_key, amount, unit, started_at, due_at, provisional) VALUES (?, ?, 'sq.answer', 1, 'sq.wages.answer', 5, 'WORK_DAY', now(), now(), false);
INSERT INTO trail_entry (district, id, at, actor_kind, actor_name, post_title, act, subject_kind, subject, detail, mac) VALUES (?, ?, now(), 'PERSON', ?, '', 'casework.submitted', 'SQ', ?, ?, ?);
