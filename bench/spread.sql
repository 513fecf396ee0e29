-- Members who came over two years instead of today, in the order in which they came, and no sums yet.
WITH gone AS (DELETE FROM membership_step s WHERE s.district = :district AND s.number = 1 AND NOT EXISTS (SELECT 1 FROM membership_step n WHERE n.district = :district AND n.member = s.member AND n.number = 2) RETURNING *) INSERT INTO membership_step SELECT district, member, number, state, union_id, union_name, now() - abs(hashtext(member::text)) % 730 * interval '1 day' AS came, by_account, by_name, reason FROM gone ORDER BY came;
DELETE FROM membership_sheet_sum WHERE district = :district;
DELETE FROM membership_day_sum WHERE district = :district;
DELETE FROM membership_month_sum WHERE district = :district;
DELETE FROM membership_folded WHERE district = :district;
