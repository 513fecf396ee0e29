-- Frozen baseline of "member list": one page of twenty and the row that says whether there are more, by bare JDBC.
-- The program binds district, the county's path and the text behind it, and the last row of the page before.
SELECT m.district, m.id, m.union_id, m.path, m.state, m.name, m.id_kind, m.id_masked, m.phone_masked, m.male, m.birth, m.joined_on, m.moved_to, m.version FROM membership_member m WHERE m.district = ? AND m.path >= ? AND m.path < ? AND m.state <> 'MOVED' AND (m.path, m.id) > (?, ?) ORDER BY m.path, m.id LIMIT 21;
