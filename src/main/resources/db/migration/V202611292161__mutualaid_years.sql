-- 保障年数. A fee may be for several plan years at once (50 yuan for 4 years): one cover that runs through all of them. Places are held
-- in each of its plan years, so that nobody's fee is taken twice; awards count for the plan year of the event.
ALTER TABLE mutualaid_roster ADD COLUMN years smallint NOT NULL DEFAULT 1 CHECK (years BETWEEN 1 AND 10);
ALTER TABLE mutualaid_enrolment ADD COLUMN years smallint NOT NULL DEFAULT 1 CHECK (years BETWEEN 1 AND 10);
