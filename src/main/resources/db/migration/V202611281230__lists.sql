-- Lists that a page of twenty reads from one end, however many rows are done with or lie with other offices.
CREATE INDEX behalf_entry_waits ON behalf_entry (district, id DESC) WHERE closed_at IS NULL;
CREATE INDEX membership_transfer_from_office ON membership_transfer (from_district, from_path, id)
    WHERE done_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX membership_transfer_to_office ON membership_transfer (to_district, to_path, id)
    WHERE done_at IS NULL AND withdrawn_at IS NULL;
