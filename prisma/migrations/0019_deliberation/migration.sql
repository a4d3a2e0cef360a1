-- CreateTable
CREATE TABLE "Deliberation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "listId" TEXT NOT NULL,
    "prizeCode" TEXT,
    "categoryId" TEXT,
    "places" INTEGER NOT NULL,
    "quorum" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "openedById" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "closedById" TEXT,
    "closedAt" DATETIME,
    "closeReason" TEXT,
    "tally" JSONB,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    "reason" TEXT,
    CONSTRAINT "Deliberation_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeliberationEntry" (
    "deliberationId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "leftOut" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "low" INTEGER,
    "high" INTEGER,
    "decision" TEXT,
    "prizeCode" TEXT,
    "decisionReason" TEXT,

    PRIMARY KEY ("deliberationId", "entryId"),
    CONSTRAINT "DeliberationEntry_deliberationId_fkey" FOREIGN KEY ("deliberationId") REFERENCES "Deliberation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DeliberationEntry_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeliberationMember" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "deliberationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "votedAt" DATETIME,
    "draftAbout" TEXT NOT NULL DEFAULT '',
    "draftText" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "DeliberationMember_deliberationId_fkey" FOREIGN KEY ("deliberationId") REFERENCES "Deliberation" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "DeliberationMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeliberationVote" (
    "memberId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "place" INTEGER,

    PRIMARY KEY ("memberId", "entryId"),
    CONSTRAINT "DeliberationVote_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "DeliberationMember" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeliberationComment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "entryId" TEXT,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "DeliberationComment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "DeliberationMember" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ListOverride" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "listId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "fromPrize" TEXT,
    "toPrize" TEXT,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliberationId" TEXT,
    CONSTRAINT "ListOverride_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ListOverride_deliberationId_fkey" FOREIGN KEY ("deliberationId") REFERENCES "Deliberation" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_ListOverride" ("at", "byId", "entryId", "from", "id", "listId", "reason", "to") SELECT "at", "byId", "entryId", "from", "id", "listId", "reason", "to" FROM "ListOverride";
DROP TABLE "ListOverride";
ALTER TABLE "new_ListOverride" RENAME TO "ListOverride";
CREATE INDEX "ListOverride_listId_idx" ON "ListOverride"("listId");
CREATE INDEX "ListOverride_deliberationId_idx" ON "ListOverride"("deliberationId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Deliberation_listId_status_idx" ON "Deliberation"("listId", "status");

-- CreateIndex
CREATE INDEX "DeliberationMember_personId_idx" ON "DeliberationMember"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationMember_deliberationId_personId_key" ON "DeliberationMember"("deliberationId", "personId");

-- CreateIndex
CREATE INDEX "DeliberationComment_memberId_idx" ON "DeliberationComment"("memberId");

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "stageWeights" JSONB;
