-- AlterTable
ALTER TABLE "PromotionEdge" ADD COLUMN "authors" TEXT NOT NULL DEFAULT 'FIRST';

-- AlterTable
ALTER TABLE "EntryList" ADD COLUMN "promotes" TEXT NOT NULL DEFAULT 'PROJECT';
ALTER TABLE "EntryList" ADD COLUMN "authors" TEXT NOT NULL DEFAULT 'FIRST';

-- CreateTable
CREATE TABLE "ListStudentOff" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "listId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "ListStudentOff_listId_fkey" FOREIGN KEY ("listId") REFERENCES "EntryList" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ListStudentOff_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ListStudentOff_listId_authorId_key" ON "ListStudentOff"("listId", "authorId");

-- CreateIndex
CREATE INDEX "ListStudentOff_authorId_idx" ON "ListStudentOff"("authorId");

-- DropIndex
DROP INDEX "MaterialVersion_fileKey_key";

-- CreateIndex
CREATE INDEX "MaterialVersion_fileKey_idx" ON "MaterialVersion"("fileKey");
