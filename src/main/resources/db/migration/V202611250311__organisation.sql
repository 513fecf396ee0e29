-- Sheets that wait to be stored are kept by the module of sheets now (sheet_import).
DROP TABLE organisation_sheet;
