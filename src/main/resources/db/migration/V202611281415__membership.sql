-- The steps of today are found at once, also right after a sheet of a hundred thousand, when no range of pages is summarised yet.
DROP INDEX membership_step_at;
CREATE INDEX membership_step_at ON membership_step (district, at);
