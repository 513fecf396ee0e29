-- What services and payments may join: also which transfer another one ends or undoes.
CREATE OR REPLACE VIEW transfer_view AS
SELECT district, id, book, debit, credit, amount_fen, kind, at, memo, subject, of_id FROM ledger_transfer;
