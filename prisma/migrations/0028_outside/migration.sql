-- AlterTable
ALTER TABLE "Round" ADD COLUMN "outsideName" TEXT;
ALTER TABLE "Round" ADD COLUMN "outsideOrganiser" TEXT;

-- CreateTable
CREATE TABLE "EntryImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "created" INTEGER NOT NULL,
    "made" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "takenBackAt" DATETIME,
    CONSTRAINT "EntryImport_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ImportedEntry" (
    "entryId" TEXT NOT NULL PRIMARY KEY,
    "importId" TEXT NOT NULL,
    "sourceId" TEXT,
    "remark" TEXT NOT NULL DEFAULT '',
    "history" JSONB NOT NULL,
    CONSTRAINT "ImportedEntry_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ImportedEntry_importId_fkey" FOREIGN KEY ("importId") REFERENCES "EntryImport" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HandOverPackage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "listId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "files" INTEGER NOT NULL,
    "madeById" TEXT NOT NULL,
    "madeAt" DATETIME NOT NULL,
    CONSTRAINT "HandOverPackage_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "EntryImport_roundId_idx" ON "EntryImport"("roundId");

-- CreateIndex
CREATE INDEX "ImportedEntry_importId_idx" ON "ImportedEntry"("importId");

-- CreateIndex
CREATE INDEX "ImportedEntry_sourceId_idx" ON "ImportedEntry"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "HandOverPackage_listId_version_key" ON "HandOverPackage"("listId", "version");
