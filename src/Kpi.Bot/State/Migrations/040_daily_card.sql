-- Daily cards that stand in groups, and what each showed last: kept current in place until midnight.
CREATE TABLE daily_card (
    subject  TEXT    NOT NULL PRIMARY KEY,
    base     TEXT    NOT NULL,
    team     TEXT    NOT NULL,
    day      INTEGER NOT NULL,                 -- days since 0001-01-01
    since    INTEGER,
    figures  TEXT    NOT NULL,                 -- SHA-256 of the figures
    shown_at INTEGER NOT NULL                  -- unix milliseconds, by the calendar
) STRICT;
CREATE INDEX daily_card_day ON daily_card (day);
