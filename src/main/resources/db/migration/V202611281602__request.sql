-- 走访 is one more way in which a request comes to a union.
ALTER TABLE request_request DROP CONSTRAINT request_request_channel_check;
ALTER TABLE request_request ADD CONSTRAINT request_request_channel_check
    CHECK (channel IN ('PORTAL', 'WALK_IN', 'CALL', 'LETTER', 'MESSAGE', 'HOTLINE', 'VISIT'));
