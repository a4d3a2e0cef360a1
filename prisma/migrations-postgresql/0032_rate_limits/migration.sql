-- Tries that are counted for all machines together (rate-limiter-flexible). One process counts in its memory, so SQLite
-- has no such table. Unlogged: it is written often, and may be lost with the server.
CREATE UNLOGGED TABLE "_rate_limits" (
    "key" VARCHAR(255) PRIMARY KEY,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT
);
