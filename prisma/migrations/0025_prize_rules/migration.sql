-- AlterTable
ALTER TABLE "Round" ADD COLUMN "prizesPerCategory" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Round" ADD COLUMN "prizeCapPercent" INTEGER;

-- AlterTable
ALTER TABLE "PrizeRule" ADD COLUMN "among" TEXT;

-- AlterTable
ALTER TABLE "QuotaLine" ADD COLUMN "rounding" TEXT NOT NULL DEFAULT 'HAMILTON';
