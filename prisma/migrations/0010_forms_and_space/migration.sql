-- AlterTable
ALTER TABLE "MaterialVersion" ADD COLUMN "signedOn" TEXT;

-- CreateTable
CREATE TABLE "UploadPromise" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "uploadId" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "GuardianConfirmation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "formCode" TEXT NOT NULL,
    "refused" BOOLEAN NOT NULL DEFAULT false,
    "guardianName" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "GuardianConfirmation_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "GuardianConfirmation_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SchoolConfirmation" (
    "entryId" TEXT NOT NULL PRIMARY KEY,
    "formCode" TEXT NOT NULL,
    "schoolName" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "SchoolConfirmation_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "formProof" TEXT NOT NULL DEFAULT 'SCAN';
ALTER TABLE "Round" ADD COLUMN "maxEntryMegabytes" INTEGER NOT NULL DEFAULT 2048;
ALTER TABLE "Round" ADD COLUMN "maxRoundMegabytes" INTEGER;

-- AlterTable
ALTER TABLE "MaterialSlot" ADD COLUMN "beforeStart" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "UploadPromise_projectId_idx" ON "UploadPromise"("projectId");

-- CreateIndex
CREATE INDEX "UploadPromise_roundId_idx" ON "UploadPromise"("roundId");

-- CreateIndex
CREATE INDEX "UploadPromise_at_idx" ON "UploadPromise"("at");

-- CreateIndex
CREATE UNIQUE INDEX "UploadPromise_personId_uploadId_key" ON "UploadPromise"("personId", "uploadId");

-- CreateIndex
CREATE UNIQUE INDEX "GuardianConfirmation_entryId_authorId_key" ON "GuardianConfirmation"("entryId", "authorId");
