-- 职工诉求

CREATE TABLE request_category (
    code        text        PRIMARY KEY CHECK (code ~ '^[A-Z_]{2,24}$'),
    region      int         NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('CONSULT', 'AID', 'ADVICE', 'COMPLAINT', 'WAGES', 'HANDLING')),
    name_zh     text        NOT NULL,
    name_en     text        NOT NULL,
    hint_zh     text        NOT NULL,
    hint_en     text        NOT NULL,
    concerns_employer boolean NOT NULL,   -- such a request never goes to the unit's own union unless the worker says so
    position    int         NOT NULL,
    closed_at   timestamptz
);

CREATE TABLE request_request (
    district      int         NOT NULL,
    case_id       uuid        NOT NULL,
    category      text        NOT NULL REFERENCES request_category (code),
    kind          text        NOT NULL,
    text          text        NOT NULL CHECK (length(text) BETWEEN 1 AND 5000),
    place         bigint,
    place_text    text        NOT NULL DEFAULT '',
    employer_name text        NOT NULL DEFAULT '',
    anonymous     boolean     NOT NULL,
    identity      bytea,                  -- an anonymous applicant, sealed under a purpose of its own
    contact       bytea,                  -- phone of an applicant without account, sealed
    contact_shown text        NOT NULL DEFAULT '',
    applicant_name text       NOT NULL DEFAULT '',
    own_unit_may_know boolean NOT NULL,
    channel       text        NOT NULL CHECK (channel IN ('PORTAL', 'WALK_IN', 'CALL', 'LETTER', 'MESSAGE', 'HOTLINE')),
    entered_by    uuid,
    urgent        boolean     NOT NULL,
    difficulty    text        NOT NULL DEFAULT 'ORDINARY' CHECK (difficulty IN ('ORDINARY', 'DIFFICULT', 'VERY_DIFFICULT')),
    query_code    bytea       NOT NULL,   -- blind index of number and code
    about_no      text,                   -- number of the case whose handling is complained about
    returns       int         NOT NULL DEFAULT 0,
    assigned      uuid,                   -- office that the county has named
    PRIMARY KEY (district, case_id),
    FOREIGN KEY (district, case_id) REFERENCES casework_case (district, id),
    CHECK (NOT anonymous OR applicant_name = '')
);

-- 评价. One for each time an answer was given.
CREATE TABLE request_rating (
    district     int         NOT NULL,
    case_id      uuid        NOT NULL,
    round        int         NOT NULL,
    at           timestamptz NOT NULL,
    solved       boolean     NOT NULL,
    satisfaction text        CHECK (satisfaction IN ('GOOD', 'FAIR', 'BAD')),
    words        text        NOT NULL DEFAULT '',
    taken_by     uuid,
    PRIMARY KEY (district, case_id, round),
    FOREIGN KEY (district, case_id) REFERENCES request_request (district, case_id)
);

-- 草稿. What somebody has begun to say; sealed, one per account, gone once submitted.
CREATE TABLE request_draft (
    account  uuid        PRIMARY KEY,
    sealed   bytea       NOT NULL,
    saved_at timestamptz NOT NULL
);

INSERT INTO request_category (code, region, kind, name_zh, name_en, hint_zh, hint_en, concerns_employer, position) VALUES
 ('WAGES',      100000, 'WAGES',     '欠薪、少发工资', 'Unpaid or short wages', '拖欠工资、加班费少算、离职不结清', 'Wages withheld, overtime short-paid, not settled on leaving', true, 10),
 ('INJURY',     100000, 'COMPLAINT', '工伤', 'Injury at work', '受伤了怎么认定、单位不申报', 'How to have it recognised; the employer does not report it', true, 20),
 ('CONTRACT',   100000, 'COMPLAINT', '合同、社保、辞退', 'Contract, insurance, dismissal', '不签合同、不交社保、无故辞退', 'No contract, no social insurance, dismissed without cause', true, 30),
 ('HOURS',      100000, 'COMPLAINT', '加班、休假', 'Hours and leave', '加班过多、不让休假', 'Too much overtime, no leave', true, 40),
 ('SAFETY',     100000, 'COMPLAINT', '劳动安全、女职工保护', 'Safety and protection', '粉尘高温、防护不到位、孕期调岗', 'Dust, heat, missing protection, work during pregnancy', true, 50),
 ('HARDSHIP',   100000, 'AID',       '生活困难', 'Hardship', '大病、上学、家里遇到变故', 'Illness, school fees, a family misfortune', false, 60),
 ('MUTUAL_AID', 100000, 'AID',       '医疗互助', 'Medical mutual aid', '怎么参加、怎么申领互助金', 'How to join, how to apply for a payout', false, 70),
 ('MIND',       100000, 'AID',       '心里有事', 'Something on my mind', '压力大、睡不好、家里闹矛盾', 'Stress, sleep, trouble at home', false, 80),
 ('MEMBERSHIP', 100000, 'CONSULT',   '入会、转会、会员服务', 'Membership', '怎么入会、会籍转到哪里', 'How to join, where my membership goes', false, 90),
 ('LAW',        100000, 'CONSULT',   '法律政策咨询', 'Questions of law', '想问问政策怎么规定', 'What the rules say', false, 100),
 ('ADVICE',     100000, 'ADVICE',    '意见建议', 'Suggestions', '对工会、对服务有什么想法', 'Ideas for the union and its services', false, 110),
 ('HANDLING',   100000, 'HANDLING',  '投诉办理服务', 'Complaint about handling', '对办理不满意，由上一级工会处理，原经办人看不到', 'Handled by the level above; the handler cannot see it', false, 900);
