-- What must be sent or written once. The id is the message's uuid, or the write's client token.
CREATE TABLE outbox (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT    NOT NULL UNIQUE,
    kind       TEXT    NOT NULL CHECK (kind IN ('send', 'reply', 'update', 'write')),
    lane       TEXT    NOT NULL,                   -- rows of one lane go in order, one at a time
    chat       TEXT,
    person     TEXT,
    reply_to   TEXT,
    subject    TEXT,
    base       TEXT,
    tbl        TEXT,
    row_key    TEXT,
    payload    TEXT    NOT NULL,                   -- card JSON; of a write the fields
    not_before TEXT,                               -- quiet hours; by the calendar
    created_at TEXT    NOT NULL,
    tries      INTEGER NOT NULL DEFAULT 0,         -- counted before the attempt: more than 0 may have arrived
    state      TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'parked', 'failed', 'superseded')),
    error      TEXT,
    message    TEXT
) STRICT;
CREATE INDEX outbox_open ON outbox (seq) WHERE state = 'waiting';
CREATE INDEX outbox_stuck ON outbox (seq) WHERE state IN ('parked', 'failed');
CREATE INDEX outbox_subject ON outbox (subject) WHERE state = 'waiting';
