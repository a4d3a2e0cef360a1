-- AlterTable
ALTER TABLE "StoredFile" ADD COLUMN "scannedAt" DATETIME;
