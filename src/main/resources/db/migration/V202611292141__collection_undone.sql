-- 撤销认领. Money that was found to be for a notice, and was not: it waits in its line again. The row stays, with who and why.
ALTER TABLE collection_allocation
    ADD COLUMN undone_at   timestamptz,
    ADD COLUMN undone_by   text,
    ADD COLUMN undo_reason text CHECK (undo_reason <> ''),
    ADD CONSTRAINT collection_allocation_undone
        CHECK ((undone_at IS NULL) = (undone_by IS NULL) AND (undone_at IS NULL) = (undo_reason IS NULL));
