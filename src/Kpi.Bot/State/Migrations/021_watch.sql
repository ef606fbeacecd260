-- What targets and roles were when somebody last stood for them: decided in chat, confirmed, or there at the first import.
CREATE TABLE watch_accepted (
    base  TEXT NOT NULL,
    item  TEXT NOT NULL,   -- target|LEADS|2026-07|2, role|ou_…|增长组, or 'baseline' once the first import was taken as a whole
    value TEXT NOT NULL,
    PRIMARY KEY (base, item)
) STRICT;

-- What was changed in the base without a decision in chat, until a manager confirms it; kept afterwards as a record.
CREATE TABLE watched (
    id           TEXT    NOT NULL PRIMARY KEY,
    base         TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('Target', 'Role', 'ClosedActual')),
    item         TEXT    NOT NULL,
    subject      TEXT    NOT NULL,
    who          TEXT,
    old          TEXT,
    new          TEXT,
    at           INTEGER NOT NULL,   -- unix milliseconds
    confirmed_by TEXT,
    confirmed_at INTEGER
) STRICT;
CREATE INDEX watched_open ON watched (base, item) WHERE confirmed_by IS NULL;
