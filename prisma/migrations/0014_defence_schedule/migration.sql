-- CreateTable
CREATE TABLE "Defence" (
    "roundId" TEXT NOT NULL PRIMARY KEY,
    "publishedAt" DATETIME,
    "bring" TEXT NOT NULL DEFAULT '',
    "wallHash" TEXT,
    "wallCipher" TEXT,
    CONSTRAINT "Defence_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DefenceSession" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME NOT NULL,
    "presentMinutes" INTEGER NOT NULL,
    "questionMinutes" INTEGER NOT NULL,
    "changeMinutes" INTEGER NOT NULL,
    "breaks" JSONB NOT NULL,
    CONSTRAINT "DefenceSession_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Defence" ("roundId") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DefenceSession_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "Panel" ("id") ON DELETE NO ACTION ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DefenceSlot" (
    "entryId" TEXT NOT NULL PRIMARY KEY,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'WAITING',
    "calledAt" DATETIME,
    "presentAt" DATETIME,
    "startedAt" DATETIME,
    "doneAt" DATETIME,
    "absentAt" DATETIME,
    "lateAt" DATETIME,
    "reason" TEXT,
    CONSTRAINT "DefenceSlot_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DefenceSlot_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "DefenceSession" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DefenceDraw" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "seed" INTEGER NOT NULL,
    "reason" TEXT,
    "placed" JSONB NOT NULL,
    "pairs" INTEGER NOT NULL,
    "drawnById" TEXT NOT NULL,
    "drawnBy" TEXT NOT NULL,
    "drawnAt" DATETIME NOT NULL,
    CONSTRAINT "DefenceDraw_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Defence" ("roundId") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Defence_wallHash_key" ON "Defence"("wallHash");

-- CreateIndex
CREATE INDEX "DefenceSession_roundId_idx" ON "DefenceSession"("roundId");

-- CreateIndex
CREATE INDEX "DefenceSession_panelId_idx" ON "DefenceSession"("panelId");

-- CreateIndex
CREATE UNIQUE INDEX "DefenceSlot_sessionId_position_key" ON "DefenceSlot"("sessionId", "position");

-- CreateIndex
CREATE INDEX "DefenceDraw_roundId_idx" ON "DefenceDraw"("roundId");
