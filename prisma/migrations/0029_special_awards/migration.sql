-- CreateTable
CREATE TABLE "SpecialAward" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "sponsor" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "forWhom" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "nominations" INTEGER NOT NULL DEFAULT 3,
    "rule" JSONB NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'OPEN',
    "draftedById" TEXT,
    "draftedAt" DATETIME,
    "confirmedById" TEXT,
    "confirmedAt" DATETIME,
    "noticeId" TEXT,
    "publishedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "SpecialAward_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SpecialAward_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SpecialLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "specialId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "entryId" TEXT,
    "schoolId" TEXT,
    "unitId" TEXT,
    "name" TEXT NOT NULL DEFAULT '',
    "personId" TEXT,
    "computed" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "rank" INTEGER,
    "points" INTEGER,
    "why" JSONB NOT NULL,
    CONSTRAINT "SpecialLine_specialId_fkey" FOREIGN KEY ("specialId") REFERENCES "SpecialAward" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SpecialLine_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "SpecialLine_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "SpecialLine_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SpecialChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "specialId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "SpecialChange_specialId_fkey" FOREIGN KEY ("specialId") REFERENCES "SpecialAward" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SpecialJuror" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "specialId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "sentAt" DATETIME,
    CONSTRAINT "SpecialJuror_specialId_fkey" FOREIGN KEY ("specialId") REFERENCES "SpecialAward" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SpecialJuror_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SpecialNomination" (
    "jurorId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "words" TEXT NOT NULL,

    PRIMARY KEY ("jurorId", "entryId"),
    CONSTRAINT "SpecialNomination_jurorId_fkey" FOREIGN KEY ("jurorId") REFERENCES "SpecialJuror" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SpecialNomination_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN "specialLineId" TEXT CONSTRAINT "Certificate_specialLineId_fkey" REFERENCES "SpecialLine" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Certificate_specialLineId_idx" ON "Certificate"("specialLineId");

-- CreateIndex
CREATE INDEX "SpecialAward_roundId_idx" ON "SpecialAward"("roundId");

-- CreateIndex
CREATE INDEX "SpecialAward_noticeId_idx" ON "SpecialAward"("noticeId");

-- CreateIndex
CREATE INDEX "SpecialLine_entryId_idx" ON "SpecialLine"("entryId");

-- CreateIndex
CREATE INDEX "SpecialLine_schoolId_idx" ON "SpecialLine"("schoolId");

-- CreateIndex
CREATE INDEX "SpecialLine_unitId_idx" ON "SpecialLine"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "SpecialLine_specialId_key_key" ON "SpecialLine"("specialId", "key");

-- CreateIndex
CREATE INDEX "SpecialChange_specialId_idx" ON "SpecialChange"("specialId");

-- CreateIndex
CREATE INDEX "SpecialJuror_personId_idx" ON "SpecialJuror"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SpecialJuror_specialId_personId_key" ON "SpecialJuror"("specialId", "personId");

-- CreateIndex
CREATE INDEX "SpecialNomination_entryId_idx" ON "SpecialNomination"("entryId");
