-- AlterTable
ALTER TABLE "Consent" ADD COLUMN "codeCipher" TEXT;
ALTER TABLE "Consent" ADD COLUMN "codeHash" TEXT;

-- AlterTable
ALTER TABLE "MaterialVersion" ADD COLUMN "formCode" TEXT;
ALTER TABLE "MaterialVersion" ADD COLUMN "pages" INTEGER;
ALTER TABLE "MaterialVersion" ADD COLUMN "seconds" INTEGER;

-- AlterTable
ALTER TABLE "Entry" ADD COLUMN "extendedUntil" DATETIME;

-- CreateTable
CREATE TABLE "FormField" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "categoryId" TEXT,
    "groupId" TEXT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "hint" TEXT,
    "section" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL DEFAULT 'TEXT',
    "required" BOOLEAN NOT NULL DEFAULT true,
    "maxLength" INTEGER,
    "minimum" INTEGER,
    "maximum" INTEGER,
    "options" TEXT NOT NULL DEFAULT '',
    "onlyWhen" TEXT NOT NULL DEFAULT '',
    "forJudges" BOOLEAN NOT NULL DEFAULT true,
    "order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FormField_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FormField_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "FormField_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Round" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "editionId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "number" INTEGER,
    "order" INTEGER NOT NULL DEFAULT 0,
    "source" TEXT NOT NULL DEFAULT 'SCHOOLS',
    "timeZone" TEXT NOT NULL DEFAULT 'Asia/Shanghai',
    "maxAuthors" INTEGER NOT NULL DEFAULT 3,
    "maxTutors" INTEGER NOT NULL DEFAULT 2,
    "onePerStudent" BOOLEAN NOT NULL DEFAULT true,
    "requiresConsent" BOOLEAN NOT NULL DEFAULT true,
    "requiresOwnWork" BOOLEAN NOT NULL DEFAULT true,
    "requiresSchoolApproval" BOOLEAN NOT NULL DEFAULT true,
    "requiresEligibility" BOOLEAN NOT NULL DEFAULT true,
    "requiresOriginality" BOOLEAN NOT NULL DEFAULT false,
    "requiresEthics" BOOLEAN NOT NULL DEFAULT false,
    "twoPersonChecks" BOOLEAN NOT NULL DEFAULT false,
    "teacherMayEdit" BOOLEAN NOT NULL DEFAULT true,
    "judgesPerEntry" INTEGER NOT NULL DEFAULT 3,
    "judgeMinLoad" INTEGER NOT NULL DEFAULT 0,
    "judgeMaxLoad" INTEGER NOT NULL DEFAULT 60,
    "blindAuthors" BOOLEAN NOT NULL DEFAULT true,
    "blindSchool" BOOLEAN NOT NULL DEFAULT true,
    "conflictSameSchool" BOOLEAN NOT NULL DEFAULT true,
    "conflictSameUnit" BOOLEAN NOT NULL DEFAULT false,
    "usesPanels" BOOLEAN NOT NULL DEFAULT true,
    "scoringMethod" TEXT NOT NULL DEFAULT 'MEAN',
    "trimMinimum" INTEGER NOT NULL DEFAULT 4,
    "decimals" INTEGER NOT NULL DEFAULT 2,
    "tieBreakers" JSONB,
    "twoPersonLists" BOOLEAN NOT NULL DEFAULT false,
    "numberPattern" TEXT NOT NULL DEFAULT '{category}{group}{seq:3}',
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Round_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Round_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Round" ("blindAuthors", "blindSchool", "conflictSameSchool", "conflictSameUnit", "createdAt", "decimals", "editionId", "id", "judgeMaxLoad", "judgeMinLoad", "judgesPerEntry", "maxAuthors", "maxTutors", "name", "nameEn", "number", "numberPattern", "onePerStudent", "order", "requiresConsent", "requiresEligibility", "requiresOwnWork", "requiresSchoolApproval", "scoringMethod", "source", "tieBreakers", "timeZone", "trimMinimum", "twoPersonLists", "unitId", "usesPanels") SELECT "blindAuthors", "blindSchool", "conflictSameSchool", "conflictSameUnit", "createdAt", "decimals", "editionId", "id", "judgeMaxLoad", "judgeMinLoad", "judgesPerEntry", "maxAuthors", "maxTutors", "name", "nameEn", "number", "numberPattern", "onePerStudent", "order", "requiresConsent", "requiresEligibility", "requiresOwnWork", "requiresSchoolApproval", "scoringMethod", "source", "tieBreakers", "timeZone", "trimMinimum", "twoPersonLists", "unitId", "usesPanels" FROM "Round";
DROP TABLE "Round";
ALTER TABLE "new_Round" RENAME TO "Round";
CREATE INDEX "Round_editionId_idx" ON "Round"("editionId");
CREATE INDEX "Round_unitId_idx" ON "Round"("unitId");
CREATE TABLE "new_MaterialSlot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "categoryId" TEXT,
    "groupId" TEXT,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "hint" TEXT,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "accepts" TEXT NOT NULL DEFAULT 'pdf',
    "maxBytes" INTEGER NOT NULL DEFAULT 20971520,
    "maxCount" INTEGER NOT NULL DEFAULT 1,
    "maxPages" INTEGER,
    "maxSeconds" INTEGER,
    "forJudges" BOOLEAN NOT NULL DEFAULT true,
    "onlyWhen" TEXT NOT NULL DEFAULT '',
    "isForm" BOOLEAN NOT NULL DEFAULT false,
    "order" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "MaterialSlot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MaterialSlot_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "MaterialSlot_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_MaterialSlot" ("accepts", "categoryId", "code", "forJudges", "groupId", "hint", "id", "maxBytes", "maxCount", "maxPages", "maxSeconds", "name", "nameEn", "order", "required", "roundId") SELECT "accepts", "categoryId", "code", "forJudges", "groupId", "hint", "id", "maxBytes", "maxCount", "maxPages", "maxSeconds", "name", "nameEn", "order", "required", "roundId" FROM "MaterialSlot";
DROP TABLE "MaterialSlot";
ALTER TABLE "new_MaterialSlot" RENAME TO "MaterialSlot";
CREATE UNIQUE INDEX "MaterialSlot_roundId_categoryId_groupId_code_key" ON "MaterialSlot"("roundId", "categoryId", "groupId", "code");
CREATE TABLE "new_Project" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "editionId" TEXT NOT NULL,
    "schoolId" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "abstract" TEXT NOT NULL DEFAULT '',
    "answers" JSONB NOT NULL DEFAULT '{}',
    "joinCode" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "Project_editionId_fkey" FOREIGN KEY ("editionId") REFERENCES "Edition" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Project_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Project" ("abstract", "createdAt", "createdById", "editionId", "id", "joinCode", "revision", "schoolId", "title", "updatedAt") SELECT "abstract", "createdAt", "createdById", "editionId", "id", "joinCode", "revision", "schoolId", "title", "updatedAt" FROM "Project";
DROP TABLE "Project";
ALTER TABLE "new_Project" RENAME TO "Project";
CREATE UNIQUE INDEX "Project_joinCode_key" ON "Project"("joinCode");
CREATE INDEX "Project_schoolId_idx" ON "Project"("schoolId");
CREATE INDEX "Project_editionId_idx" ON "Project"("editionId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "FormField_roundId_categoryId_groupId_code_key" ON "FormField"("roundId", "categoryId", "groupId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Consent_codeHash_key" ON "Consent"("codeHash");
