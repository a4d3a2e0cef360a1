-- AlterTable
ALTER TABLE "ProjectAuthor" ADD COLUMN "leftAt" DATETIME;

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
    "authorsAfterSubmission" TEXT NOT NULL DEFAULT 'FIXED',
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
INSERT INTO "new_Round" ("blindAuthors", "blindSchool", "conflictSameSchool", "conflictSameUnit", "createdAt", "decimals", "editionId", "id", "judgeMaxLoad", "judgeMinLoad", "judgesPerEntry", "maxAuthors", "maxTutors", "name", "nameEn", "number", "numberPattern", "onePerStudent", "order", "requiresConsent", "requiresEligibility", "requiresEthics", "requiresOriginality", "requiresOwnWork", "requiresSchoolApproval", "scoringMethod", "source", "teacherMayEdit", "tieBreakers", "timeZone", "trimMinimum", "twoPersonChecks", "twoPersonLists", "unitId", "usesPanels") SELECT "blindAuthors", "blindSchool", "conflictSameSchool", "conflictSameUnit", "createdAt", "decimals", "editionId", "id", "judgeMaxLoad", "judgeMinLoad", "judgesPerEntry", "maxAuthors", "maxTutors", "name", "nameEn", "number", "numberPattern", "onePerStudent", "order", "requiresConsent", "requiresEligibility", "requiresEthics", "requiresOriginality", "requiresOwnWork", "requiresSchoolApproval", "scoringMethod", "source", "teacherMayEdit", "tieBreakers", "timeZone", "trimMinimum", "twoPersonChecks", "twoPersonLists", "unitId", "usesPanels" FROM "Round";
DROP TABLE "Round";
ALTER TABLE "new_Round" RENAME TO "Round";
CREATE INDEX "Round_editionId_idx" ON "Round"("editionId");
CREATE INDEX "Round_unitId_idx" ON "Round"("unitId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
