-- What happens by the calendar, once: the key is the occasion's, whoever runs it.
CREATE TABLE occasion (
    key     TEXT NOT NULL PRIMARY KEY,
    job     TEXT NOT NULL,
    base    TEXT NOT NULL,
    team    TEXT NOT NULL,
    day     TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('Sent', 'Skipped', 'Failed')),
    why     TEXT,
    due_at  TEXT NOT NULL,
    done_at TEXT NOT NULL
) STRICT;
CREATE INDEX occasion_done ON occasion (done_at);

-- Everything of a job that was due up to here was judged.
CREATE TABLE watermark (
    job TEXT NOT NULL PRIMARY KEY,
    at  TEXT NOT NULL
) STRICT;
