-- What the bot said of its own accord and says once: a deviation's card, its reminder, its escalation.
CREATE TABLE told (
    key TEXT    NOT NULL PRIMARY KEY,
    at  INTEGER NOT NULL                         -- unix milliseconds by the calendar
) STRICT;
