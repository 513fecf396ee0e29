-- Frozen baseline of "hand a claim in": what has to be read and written, in one transaction, by bare JDBC.
-- Each line is one statement; the program binds every value in order and commits after the last. Three reads come first.
SELECT id, name, id_masked FROM mutualaid_person WHERE district = ? AND id = ?;
SELECT id, scheme, year, module, shares, insurance, cover_from, cover_until, first_from FROM mutualaid_enrolment WHERE district = ? AND person = ?;
SELECT p.year, s.benefit, sum(s.base_fen), sum(s.due_fen), sum(s.paid_fen) FROM mutualaid_payout p JOIN mutualaid_payout_part s ON s.district = p.district AND s.payout = p.id WHERE p.district = ? AND p.person = ? GROUP BY 1, 2;
INSERT INTO casework_case (district, id, type, type_version, no, stage, step, subject, union_id, path, handler_name, handler_title, handler_phone, confidential, opened_at, version, holder, pointed) VALUES (?, ?, 'HZ', 1, ?, 'SUBMITTED', 'ACCEPT', '测速', ?, '100000/330000/330900/330903/', '', '', '', true, now(), 1, ?, true);
INSERT INTO casework_move (district, case_id, seq, at, actor_kind, actor_name, actor_title, step_from, outcome, step_to, text, open) VALUES (?, ?, 1, now(), 'PERSON', '测速', '', '', 'submitted', 'ACCEPT', '', true);
INSERT INTO casework_task (district, id, case_id, step, seat, union_id, path, opened_at, due_at) VALUES (?, ?, ?, 'ACCEPT', 'OFFICE', ?, '100000/330000/330900/330903/', now(), now());
INSERT INTO casework_clock (district, case_id, term, round, term_key, amount, unit, started_at, due_at, provisional) VALUES (?, ?, 'hz.decide', 1, 'hz.decide', 15, 'WORK_DAY', now(), now(), false);
INSERT INTO trail_entry (district, id, at, actor_kind, actor_name, post_title, act, subject_kind, subject, detail, mac) VALUES (?, ?, now(), 'PERSON', '测速', '', 'casework.submitted', 'HZ', ?, '', ?);
INSERT INTO mutualaid_claim (district, case_id, person, scheme, kind, admitted, on_day, hospital_grade, cause, hospital_sealed, diagnosis_sealed, invoice_sealed, invoice_masked, claimed_on, channel, agent_name, agent_relation, payee_name, payee_account, payee_masked, payee_bank) VALUES (?, ?, ?, 'putuo', 'STAY', current_date - 15, current_date - 10, 3, 'illness', ?, ?, ?, '**** 0001', current_date, 'PORTAL', '', '', '测速', ?, '**** 0018', '测速银行');
INSERT INTO mutualaid_claim_amount (district, case_id, code, fen) VALUES (?, ?, 'selfPay', 523297);
INSERT INTO mutualaid_claim_invoice (district, hash, line, case_id) VALUES (?, ?, 'BILL', ?);
INSERT INTO mutualaid_claim_consent (district, case_id, kind, version, given_at, given_by) VALUES (?, ?, 'SENSITIVE', 1, now(), '测速');
INSERT INTO trail_entry (district, id, at, actor_kind, actor_name, post_title, act, subject_kind, subject, detail, mac) VALUES (?, ?, now(), 'PERSON', '测速', '', 'mutualaid.insured.sought', 'insured-person', ?, '测速', ?);
