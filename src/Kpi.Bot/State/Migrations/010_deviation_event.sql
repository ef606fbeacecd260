-- What people said about a deviation: every version of an answer, and the closing; rows are only added.
CREATE TABLE deviation_event (
    base      TEXT    NOT NULL,
    deviation TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    kind      TEXT    NOT NULL CHECK (kind IN ('answer', 'close')),
    person    TEXT    NOT NULL,
    at        INTEGER NOT NULL,                  -- unix milliseconds: when it was said
    cause     TEXT,
    reason    TEXT,
    action    TEXT,
    due       TEXT,
    PRIMARY KEY (base, deviation, version)
) STRICT;
CREATE INDEX deviation_event_at ON deviation_event (at);
