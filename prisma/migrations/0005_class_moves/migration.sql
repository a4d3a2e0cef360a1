-- CreateTable
CREATE TABLE "ClassMove" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "schoolId" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "movedUp" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneAt" DATETIME,
    CONSTRAINT "ClassMove_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ClassMove_schoolId_idx" ON "ClassMove"("schoolId");
