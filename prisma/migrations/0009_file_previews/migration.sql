-- AlterTable
ALTER TABLE "MaterialVersion" ADD COLUMN "infectedAt" DATETIME;

-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN "preview" TEXT NOT NULL DEFAULT 'PENDING';
ALTER TABLE "StoredFile" ADD COLUMN "previewTries" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "StoredFile" ADD COLUMN "previewPages" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "StoredFile_preview_storedAt_idx" ON "StoredFile"("preview", "storedAt");

-- Files that were found infected before this column stood in the audit only.
UPDATE "MaterialVersion" SET "infectedAt" = (
  SELECT MIN("at") FROM "AuditLine"
  WHERE "verb" = 'remove-infected-file' AND json_extract("data", '$.versionId') = "MaterialVersion"."id"
) WHERE "id" IN (
  SELECT json_extract("data", '$.versionId') FROM "AuditLine" WHERE "verb" = 'remove-infected-file'
);
