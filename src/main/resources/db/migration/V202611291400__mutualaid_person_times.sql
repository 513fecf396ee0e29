-- 参保人次. Somebody who takes several modules in a plan year, or leaves and comes back, takes part once: people of a batch are
-- those of its rows whose person took part in that scheme and year by no batch before. heads stays what it was, the rows.
ALTER TABLE mutualaid_batch ADD COLUMN people int;

UPDATE mutualaid_batch b SET people = b.heads - again.rows
  FROM (SELECT district, batch, count(*) FILTER (WHERE n > 1) AS rows
          FROM (SELECT e.district, e.batch,
                       row_number() OVER (PARTITION BY e.district, e.scheme, e.year, e.person
                                          ORDER BY t.paid_on, t.heads DESC, t.id) AS n
                  FROM mutualaid_enrolment e JOIN mutualaid_batch t ON t.district = e.district AND t.id = e.batch) AS turn
         GROUP BY district, batch) AS again
 WHERE again.district = b.district AND again.batch = b.id;

ALTER TABLE mutualaid_batch ALTER COLUMN people SET NOT NULL;
ALTER TABLE mutualaid_batch ADD CONSTRAINT mutualaid_batch_people CHECK (people BETWEEN 0 AND heads);

DROP INDEX mutualaid_batch_paid;
CREATE INDEX mutualaid_batch_paid ON mutualaid_batch (district, scheme, paid_on) INCLUDE (year, people);
