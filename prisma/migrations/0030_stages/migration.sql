-- A task belongs to a stage: one judge may have the same entry before them at both.
ALTER TABLE "Assignment" ADD COLUMN "stage" TEXT NOT NULL DEFAULT 'PRELIMINARY';

-- Sheets that were begun with a rubric of the defence, and open tasks of rounds that stand at it.
UPDATE "Assignment" SET "stage" = 'DEFENCE' WHERE "id" IN (
  SELECT s."assignmentId" FROM "ScoreSheet" s JOIN "Rubric" r ON r."id" = s."rubricId" WHERE r."stage" = 'DEFENCE'
);
UPDATE "Assignment" SET "stage" = 'DEFENCE' WHERE "id" IN (
  SELECT a."id" FROM "Assignment" a
  JOIN "RoundJudge" j ON j."id" = a."roundJudgeId"
  JOIN "Round" r ON r."id" = j."roundId"
  LEFT JOIN "ScoreSheet" s ON s."assignmentId" = a."id"
  WHERE r."stage" = 'DEFENCE' AND s."id" IS NULL
);

DROP INDEX "Assignment_entryId_roundJudgeId_key";
CREATE UNIQUE INDEX "Assignment_entryId_roundJudgeId_stage_key" ON "Assignment"("entryId", "roundJudgeId", "stage");

-- Who reached the defence, where only some do.
ALTER TABLE "Entry" ADD COLUMN "finalistAt" DATETIME;
