-- AlterTable
ALTER TABLE "Conflict" ADD COLUMN "clearReason" TEXT;
ALTER TABLE "Conflict" ADD COLUMN "clearedAt" DATETIME;
ALTER TABLE "Conflict" ADD COLUMN "clearedById" TEXT;
ALTER TABLE "Conflict" ADD COLUMN "tie" TEXT;

-- CreateTable
CREATE TABLE "JudgeBan" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "unitId" TEXT,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "liftedById" TEXT,
    "liftedAt" DATETIME,
    "liftReason" TEXT,
    CONSTRAINT "JudgeBan_personId_fkey" FOREIGN KEY ("personId") REFERENCES "JudgeProfile" ("personId") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "JudgeBan_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "JudgeProfile" ADD COLUMN "keywords" TEXT NOT NULL DEFAULT '';
ALTER TABLE "JudgeProfile" ADD COLUMN "languages" TEXT NOT NULL DEFAULT '';
ALTER TABLE "JudgeProfile" ADD COLUMN "availability" TEXT NOT NULL DEFAULT '';
ALTER TABLE "JudgeProfile" ADD COLUMN "remark" TEXT NOT NULL DEFAULT '';
ALTER TABLE "JudgeProfile" ADD COLUMN "usualMaxLoad" INTEGER;

-- AlterTable
ALTER TABLE "RoundJudge" ADD COLUMN "answer" TEXT NOT NULL DEFAULT 'TAKEN';
ALTER TABLE "RoundJudge" ADD COLUMN "invitedAt" DATETIME;
ALTER TABLE "RoundJudge" ADD COLUMN "answeredAt" DATETIME;
ALTER TABLE "RoundJudge" ADD COLUMN "expectedLoad" INTEGER;
ALTER TABLE "RoundJudge" ADD COLUMN "answerText" TEXT NOT NULL DEFAULT '';
ALTER TABLE "RoundJudge" ADD COLUMN "declaredAt" DATETIME;

-- CreateIndex
CREATE INDEX "JudgeBan_personId_idx" ON "JudgeBan"("personId");
