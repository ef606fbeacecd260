-- Tokens of the bases that init made, so that run finds them without a change of the configuration.
CREATE TABLE base_token (
    base varchar(100) NOT NULL PRIMARY KEY,
    app_token varchar(100) NOT NULL,
    made_at bigint NOT NULL -- unix milliseconds
);
