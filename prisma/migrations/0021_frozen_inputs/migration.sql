-- AlterTable
ALTER TABLE "Result" ADD COLUMN "inputs" BLOB;

-- AlterTable
ALTER TABLE "EntryList" ADD COLUMN "inputs" BLOB;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN "bundle" BLOB;
ALTER TABLE "Notice" ADD COLUMN "bundleHash" TEXT;
