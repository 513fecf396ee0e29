-- Frozen baseline of "write a visit down with five findings": what has to be written, row by row, in one transaction, by bare JDBC.
-- Each line is one statement; the program binds every value in order and commits after the last.
INSERT INTO visit_visit (district, id, no, employer, employer_name, path, town, day, workshops, managers, workers, owner_union, owner, owner_name, owner_title, created_at, recorded_at) VALUES (?, ?, ?, ?, '测速单位', '100000/330000/330900/330903/T001/', 330903001, current_date, 2, 3, 8, ?, ?, '测速', '测速', now(), now());
INSERT INTO visit_note (district, visit, theme, seq, text, author, name, at, version) VALUES (?, ?, 'PRODUCTION', 1, ?, ?, '测速', now(), 1);
INSERT INTO visit_note (district, visit, theme, seq, text, author, name, at, version) VALUES (?, ?, 'WORKERS', 1, ?, ?, '测速', now(), 1);
INSERT INTO visit_note (district, visit, theme, seq, text, author, name, at, version) VALUES (?, ?, 'UNION', 1, ?, ?, '测速', now(), 1);
INSERT INTO casework_case (district, id, type, type_version, no, stage, step, subject, union_id, path, handler_name, handler_title, handler_phone, confidential, opened_at, version) VALUES (?, ?, 'ZW', 1, ?, 'WAITING', 'LONG', '测速', ?, '100000/330000/330900/330903/', '', '', '', true, now(), 2);
INSERT INTO casework_move (district, case_id, seq, at, actor_kind, actor_name, actor_title, step_from, outcome, step_to, text, open) VALUES (?, ?, 1, now(), 'OFFICER', '测速', '', '', 'submitted', 'SORT', ?, true);
INSERT INTO casework_move (district, case_id, seq, at, actor_kind, actor_name, actor_title, step_from, outcome, step_to, text, open) VALUES (?, ?, 2, now(), 'OFFICER', '测速', '', 'SORT', 'listed', 'LONG', ?, true);
INSERT INTO casework_task (district, id, case_id, step, seat, union_id, path, opened_at, due_at) VALUES (?, ?, ?, 'LONG', 'OFFICE', ?, '100000/330000/330900/330903/', now(), now());
INSERT INTO casework_clock (district, case_id, term, round, term_key, amount, unit, started_at, due_at, provisional) VALUES (?, ?, 'zw.review', 2, 'zw.review', 3, 'MONTH', now(), now(), false);
INSERT INTO visit_finding (district, id, visit, seq, theme, text, outcome, state, case_id, by_account, by_name, at) VALUES (?, ?, ?, 1, 'WORKERS', ?, 'LONG_TERM', 'OPEN', ?, ?, '测速', now());
INSERT INTO visit_finding (district, id, visit, seq, theme, text, outcome, state, by_account, by_name, at) VALUES (?, ?, ?, 2, 'WORKERS', ?, 'ANSWERED', 'SOLVED', ?, '测速', now());
INSERT INTO visit_finding (district, id, visit, seq, theme, text, outcome, state, by_account, by_name, at) VALUES (?, ?, ?, 3, 'WORKERS', ?, 'ANSWERED', 'SOLVED', ?, '测速', now());
INSERT INTO visit_finding (district, id, visit, seq, theme, text, outcome, state, by_account, by_name, at) VALUES (?, ?, ?, 4, 'UNION', ?, 'NOTED', 'ENDED', ?, '测速', now());
INSERT INTO visit_finding (district, id, visit, seq, theme, text, outcome, state, by_account, by_name, at) VALUES (?, ?, ?, 5, 'PRODUCTION', ?, 'NOTED', 'ENDED', ?, '测速', now());
INSERT INTO trail_entry (district, id, at, actor_kind, actor_name, post_title, act, subject_kind, subject, detail, mac) VALUES (?, ?, now(), 'OFFICER', '测速', '', 'visit.recorded', 'ZF', ?, '', ?);
INSERT INTO trail_entry (district, id, at, actor_kind, actor_name, post_title, act, subject_kind, subject, detail, mac) VALUES (?, ?, now(), 'OFFICER', '测速', '', 'casework.listed', 'ZW', ?, '', ?);
