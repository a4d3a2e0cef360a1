-- CreateTable
CREATE TABLE "Merge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "keptId" TEXT NOT NULL,
    "goneId" TEXT NOT NULL,
    "keptName" TEXT NOT NULL,
    "goneName" TEXT NOT NULL,
    "schoolId" TEXT,
    "byId" TEXT NOT NULL,
    "record" JSONB NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" DATETIME,
    CONSTRAINT "Merge_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CheckTurn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CheckTurn_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CheckTurn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Merge_kind_keptId_idx" ON "Merge"("kind", "keptId");

-- CreateIndex
CREATE INDEX "Merge_schoolId_idx" ON "Merge"("schoolId");

-- CreateIndex
CREATE INDEX "CheckTurn_personId_idx" ON "CheckTurn"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "CheckTurn_entryId_kind_personId_key" ON "CheckTurn"("entryId", "kind", "personId");
