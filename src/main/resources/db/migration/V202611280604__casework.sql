-- 办件. Late clocks are looked over once a morning.
CREATE INDEX casework_clock_late ON casework_clock (district, case_id) WHERE escalated > 0 AND stopped_at IS NULL;
