-- 联名与上级交办单

ALTER TABLE request_request ADD COLUMN joint_code bytea;   -- blind index of number and code of the link to sign by

-- 联名人. Whoever signed with an account of their own, and what they said of the answer.
CREATE TABLE request_signer (
    district     int         NOT NULL,
    case_id      uuid        NOT NULL,
    holder       bytea       NOT NULL,
    account      uuid,
    name         text        NOT NULL,
    home         int         NOT NULL,
    signed_at    timestamptz NOT NULL,
    rated_at     timestamptz,
    solved       boolean,
    satisfaction text        CHECK (satisfaction IN ('GOOD', 'FAIR', 'BAD')),
    words        text        NOT NULL DEFAULT '',
    CONSTRAINT request_signer_once PRIMARY KEY (district, case_id, holder),
    FOREIGN KEY (district, case_id) REFERENCES request_request (district, case_id),
    CHECK ((rated_at IS NULL) = (solved IS NULL))
);
CREATE INDEX request_signer_holder ON request_signer (district, holder, case_id);

-- 上级交办单. A number stands once per line; a request answers one order.
CREATE TABLE request_order (
    district     int         NOT NULL,
    source       text        NOT NULL CHECK (source IN ('12345', '12351')),
    order_no     text        NOT NULL,
    case_id      uuid        NOT NULL,
    due_at       timestamptz NOT NULL,
    entered_name text        NOT NULL,
    entered_at   timestamptz NOT NULL,
    CONSTRAINT request_order_once PRIMARY KEY (district, source, order_no),
    CONSTRAINT request_order_one_case UNIQUE (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES request_request (district, case_id)
);
CREATE INDEX request_order_number ON request_order (district, order_no);
