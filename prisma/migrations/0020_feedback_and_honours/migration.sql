-- CreateTable
CREATE TABLE "CommentReview" (
    "sheetId" TEXT NOT NULL PRIMARY KEY,
    "decision" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedById" TEXT NOT NULL,
    "decidedAt" DATETIME NOT NULL,
    CONSTRAINT "CommentReview_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FeedbackRelease" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "resultId" TEXT NOT NULL,
    "releasedById" TEXT NOT NULL,
    "releasedAt" DATETIME NOT NULL,
    "takenBackById" TEXT,
    "takenBackAt" DATETIME,
    CONSTRAINT "FeedbackRelease_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FeedbackRelease_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PastAwardImport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fileName" TEXT NOT NULL,
    "created" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PastAward" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "importId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "prize" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "authors" INTEGER NOT NULL DEFAULT 1,
    "tutors" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "PastAward_importId_fkey" FOREIGN KEY ("importId") REFERENCES "PastAwardImport" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "PastAward_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "feedbackLevel" TEXT NOT NULL DEFAULT 'COMMENTS';

-- CreateIndex
CREATE INDEX "FeedbackRelease_roundId_idx" ON "FeedbackRelease"("roundId");

-- CreateIndex
CREATE INDEX "FeedbackRelease_resultId_idx" ON "FeedbackRelease"("resultId");

-- CreateIndex
CREATE INDEX "PastAward_schoolId_year_idx" ON "PastAward"("schoolId", "year");

-- CreateIndex
CREATE INDEX "PastAward_importId_idx" ON "PastAward"("importId");
