-- CreateTable
CREATE TABLE "CriterionLevel" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "criterionId" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "labelEn" TEXT,
    "description" TEXT,
    "pointsX100" INTEGER NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "CriterionLevel_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SheetComment" (
    "sheetId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("sheetId", "criterionId"),
    CONSTRAINT "SheetComment_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SheetComment_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Consensus" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "rubricId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "savedById" TEXT NOT NULL,
    "savedAt" DATETIME NOT NULL,
    CONSTRAINT "Consensus_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Consensus_rubricId_fkey" FOREIGN KEY ("rubricId") REFERENCES "Rubric" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsensusMark" (
    "consensusId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "pointsX100" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    PRIMARY KEY ("consensusId", "criterionId"),
    CONSTRAINT "ConsensusMark_consensusId_fkey" FOREIGN KEY ("consensusId") REFERENCES "Consensus" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConsensusMark_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "Criterion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConsensusAnswer" (
    "consensusId" TEXT NOT NULL,
    "roundJudgeId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "answeredAt" DATETIME NOT NULL,

    PRIMARY KEY ("consensusId", "roundJudgeId"),
    CONSTRAINT "ConsensusAnswer_consensusId_fkey" FOREIGN KEY ("consensusId") REFERENCES "Consensus" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ConsensusAnswer_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "token" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "roundJudgeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decision" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "settledById" TEXT,
    "settledAt" DATETIME,
    CONSTRAINT "Flag_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Flag_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Flag_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "stage" TEXT NOT NULL DEFAULT 'PRELIMINARY';
ALTER TABLE "Rubric" ADD COLUMN "stage" TEXT NOT NULL DEFAULT 'PRELIMINARY';
ALTER TABLE "Rubric" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Rubric" ADD COLUMN "createdAt" DATETIME;
ALTER TABLE "Rubric" ADD COLUMN "createdById" TEXT;
ALTER TABLE "Criterion" ADD COLUMN "scale" TEXT NOT NULL DEFAULT 'POINTS';
ALTER TABLE "Criterion" ADD COLUMN "commentLow" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Criterion" ADD COLUMN "commentHigh" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Criterion" ADD COLUMN "commentBand" INTEGER NOT NULL DEFAULT 10;
ALTER TABLE "ScoreSheet" ADD COLUMN "notes" TEXT NOT NULL DEFAULT '';

-- DropIndex
DROP INDEX "Rubric_roundId_categoryId_key";

-- CreateIndex
CREATE UNIQUE INDEX "Rubric_roundId_categoryId_stage_version_key" ON "Rubric"("roundId", "categoryId", "stage", "version");

-- CreateIndex
CREATE UNIQUE INDEX "CriterionLevel_criterionId_pointsX100_key" ON "CriterionLevel"("criterionId", "pointsX100");

-- CreateIndex
CREATE UNIQUE INDEX "Consensus_entryId_key" ON "Consensus"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_token_key" ON "Flag"("token");

-- CreateIndex
CREATE INDEX "Flag_roundId_settledAt_idx" ON "Flag"("roundId", "settledAt");

-- CreateIndex
CREATE INDEX "Flag_entryId_idx" ON "Flag"("entryId");
