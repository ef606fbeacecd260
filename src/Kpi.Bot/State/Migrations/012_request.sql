-- Requests for another target that wait: one for an indicator and period.
CREATE TABLE request_waiting (
    base    TEXT    NOT NULL,
    code    TEXT    NOT NULL,
    period  TEXT    NOT NULL,
    request TEXT    NOT NULL UNIQUE,
    at      INTEGER NOT NULL,                    -- unix milliseconds
    PRIMARY KEY (base, code, period)
) STRICT;

-- The last number given to a request of a day.
CREATE TABLE request_number (
    day  TEXT    NOT NULL PRIMARY KEY,           -- yyyyMMdd
    last INTEGER NOT NULL
) STRICT;

-- Decisions, append-only: the primary key is what makes the first press win.
CREATE TABLE decision (
    request TEXT    NOT NULL PRIMARY KEY,
    verdict TEXT    NOT NULL CHECK (verdict IN ('Approved', 'Rejected', 'Withdrawn', 'Expired')),
    person  TEXT    NOT NULL,
    at      INTEGER NOT NULL,                    -- unix milliseconds
    comment TEXT
) STRICT;
