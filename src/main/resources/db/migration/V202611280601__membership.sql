-- Directory: whose account a person's is. One row per person is one account per person: whoever knows a colleague's name
-- and number does not take over what the colleague has linked; a counter sets it free.
CREATE TABLE membership_link (
    person uuid NOT NULL CONSTRAINT membership_link_once PRIMARY KEY,
    account uuid NOT NULL,
    linked_at timestamptz NOT NULL
);

-- 入会申请 is a case (service.founding) with a table of its own.
DROP TABLE membership_application;
