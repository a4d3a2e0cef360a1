-- AlterTable
ALTER TABLE "Entry" ADD COLUMN "sequence" INTEGER;

-- Entries that had a number before: within a round, numbers were given one after the other.
UPDATE "Entry" SET "sequence" = (
  SELECT COUNT(*) FROM "Entry" AS "other"
  WHERE "other"."roundId" = "Entry"."roundId" AND "other"."number" IS NOT NULL AND "other"."number" <= "Entry"."number"
) WHERE "number" IS NOT NULL;
