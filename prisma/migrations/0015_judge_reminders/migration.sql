-- CreateTable
CREATE TABLE "JudgeReminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundJudgeId" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "JudgeReminder_roundJudgeId_fkey" FOREIGN KEY ("roundJudgeId") REFERENCES "RoundJudge" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "JudgeReminder_roundJudgeId_idx" ON "JudgeReminder"("roundJudgeId");
