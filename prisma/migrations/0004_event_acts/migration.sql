-- AlterTable
ALTER TABLE "EntryEvent" ADD COLUMN "act" TEXT;
ALTER TABLE "EntryEvent" ADD COLUMN "until" DATETIME;
