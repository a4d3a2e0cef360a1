-- AlterTable
ALTER TABLE "Round" ADD COLUMN "ownDisciplineOnly" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Round" ADD COLUMN "onePerOrganisation" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Round" ADD COLUMN "wantsOverlap" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "AssignmentPlan" ADD COLUMN "loadReason" TEXT;

-- CreateTable
CREATE TABLE "JudgesApart" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,
    CONSTRAINT "JudgesApart_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "JudgesApart_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "RoundJudge" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "JudgesApart_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "RoundJudge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlanRun" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'RUNNING',
    "options" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "seedWords" TEXT,
    "table" JSONB NOT NULL,
    "inputsHash" TEXT NOT NULL,
    "progress" JSONB,
    "pairs" JSONB,
    "version" TEXT NOT NULL,
    "planId" TEXT,
    "startedById" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "PlanRun_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PlanRun_planId_fkey" FOREIGN KEY ("planId") REFERENCES "AssignmentPlan" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "JudgesApart_roundId_idx" ON "JudgesApart"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "JudgesApart_firstId_secondId_key" ON "JudgesApart"("firstId", "secondId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanRun_planId_key" ON "PlanRun"("planId");

-- CreateIndex
CREATE INDEX "PlanRun_roundId_startedAt_idx" ON "PlanRun"("roundId", "startedAt");
