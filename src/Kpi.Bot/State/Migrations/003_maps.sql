-- Which message shows which subject, so that every copy is updated and a reply to a card finds its record.
CREATE TABLE message_subject (
    message TEXT NOT NULL PRIMARY KEY,
    chat    TEXT NOT NULL,
    subject TEXT NOT NULL,
    sent_at TEXT NOT NULL
) STRICT;
CREATE INDEX message_subject_subject ON message_subject (subject);

-- Direct chats, as they were seen: whose they are.
CREATE TABLE direct_chat (
    chat   TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL
) STRICT;

-- Which record of the base has a business key that the bot wrote.
CREATE TABLE record_map (
    base    TEXT NOT NULL,
    tbl     TEXT NOT NULL,
    row_key TEXT NOT NULL,
    record  TEXT NOT NULL,
    PRIMARY KEY (base, tbl, row_key)
) STRICT;
