-- AlterTable
ALTER TABLE "Round" ADD COLUMN "maskNames" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ListTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "order" JSONB NOT NULL,
    "sections" BOOLEAN NOT NULL,
    "padNames" BOOLEAN NOT NULL,
    "maskNames" BOOLEAN NOT NULL,
    "closing" TEXT NOT NULL,
    CONSTRAINT "ListTemplate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "ListTemplate_roundId_code_key" ON "ListTemplate"("roundId", "code");
