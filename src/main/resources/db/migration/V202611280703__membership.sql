-- What has become of memberships since a day: steps are written in the order of time, so that a coarse index is enough.
CREATE INDEX membership_step_at ON membership_step USING brin (at) WITH (pages_per_range = 16);
