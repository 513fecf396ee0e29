-- What others may count of employers and of whom unions cover: no names of people, no telephones.
CREATE VIEW employer_view AS
SELECT district, id, name, place, staff, staff_source, staff_on, created_at, closed_at FROM organisation_employer;
CREATE VIEW coverage_view AS SELECT district, union_id, employer_id, from_on, until_on FROM organisation_coverage;
