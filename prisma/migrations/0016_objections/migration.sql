-- AlterTable
ALTER TABLE "EntryListLine" ADD COLUMN "standsInForId" TEXT;

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "objectionDays" INTEGER NOT NULL DEFAULT 3;
ALTER TABLE "Round" ADD COLUMN "waitForNotice" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Round" ADD COLUMN "objectionKeepDays" INTEGER NOT NULL DEFAULT 30;

-- No verb has filed an objection before this version: the table is empty and is made anew.
DROP TABLE "Objection";

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "noticeId" TEXT NOT NULL,
    "line" INTEGER,
    "entryId" TEXT,
    "codeHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitName" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "createdAt" DATETIME NOT NULL,
    "answerBy" DATETIME NOT NULL,
    "assignedToId" TEXT,
    "assignedAt" DATETIME,
    "answer" TEXT,
    "publicText" TEXT,
    "remedy" TEXT,
    "answeredById" TEXT,
    "answeredAt" DATETIME,
    "resultId" TEXT,
    "erasedAt" DATETIME,
    CONSTRAINT "Objection_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Objection_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Objection_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Objection_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Objection_codeHash_key" ON "Objection"("codeHash");

-- CreateIndex
CREATE INDEX "Objection_roundId_status_idx" ON "Objection"("roundId", "status");

-- CreateIndex
CREATE INDEX "Objection_noticeId_idx" ON "Objection"("noticeId");

-- CreateIndex
CREATE INDEX "Objection_entryId_idx" ON "Objection"("entryId");

-- CreateTable
CREATE TABLE "NoticeVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "noticeId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "snapshot" JSONB NOT NULL,
    "snapshotHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "NoticeVersion_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ObjectionFile" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "objectionId" TEXT NOT NULL,
    "fileKey" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "infectedAt" DATETIME,
    CONSTRAINT "ObjectionFile_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ObjectionNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "objectionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ObjectionNote_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "NoticeVersion_noticeId_version_key" ON "NoticeVersion"("noticeId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionFile_fileKey_key" ON "ObjectionFile"("fileKey");

-- CreateIndex
CREATE INDEX "ObjectionFile_objectionId_idx" ON "ObjectionFile"("objectionId");

-- CreateIndex
CREATE INDEX "ObjectionNote_objectionId_idx" ON "ObjectionNote"("objectionId");
