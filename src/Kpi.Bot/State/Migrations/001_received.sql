-- What came in, once: the id is the message's id or Feishu's event id, and rows stay, so that a repetition a day later is known.
CREATE TABLE received (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    id          TEXT    NOT NULL UNIQUE,
    kind        TEXT    NOT NULL,
    lane        TEXT    NOT NULL,                  -- events of one chat are handled in order
    payload     TEXT    NOT NULL,
    received_at TEXT    NOT NULL,
    state       TEXT    NOT NULL CHECK (state IN ('stored', 'done', 'failed')),
    tries       INTEGER NOT NULL DEFAULT 0,
    error       TEXT,
    reply       TEXT                               -- of a press: the toast, for a repetition
) STRICT;
CREATE INDEX received_open ON received (seq) WHERE state = 'stored';
