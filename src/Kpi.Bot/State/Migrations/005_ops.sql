-- Calls to Feishu by month and endpoint: the plan counts them.
CREATE TABLE calls (
    month    TEXT    NOT NULL,
    endpoint TEXT    NOT NULL,
    calls    INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    PRIMARY KEY (month, endpoint)
) STRICT;

-- What administrators were told, once.
CREATE TABLE finding_told (
    key     TEXT NOT NULL PRIMARY KEY,
    told_at TEXT NOT NULL
) STRICT;

-- Who was welcomed in the direct chat, once.
CREATE TABLE welcomed (
    person TEXT NOT NULL PRIMARY KEY,
    at     TEXT NOT NULL
) STRICT;
