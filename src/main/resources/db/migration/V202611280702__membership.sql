-- What many members share is walked in the order of the list, so that a page is full after as many rows as it shows:
-- one character is a surname, one or two letters are the first initials.
CREATE INDEX membership_member_surname ON membership_member (district, (left(name, 1)), path, id);
CREATE INDEX membership_member_initial ON membership_member (district, (left(initials, 1)), path, id);
CREATE INDEX membership_member_two_initials ON membership_member (district, (left(initials, 2)), path, id);

-- After an import every search reads through what waits to be sorted into the index; a quarter of a megabyte is enough.
ALTER INDEX membership_member_grams SET (gin_pending_list_limit = 256);
