-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "awardId" TEXT,
    "specialLineId" TEXT,
    "authorId" TEXT,
    "tutorId" TEXT,
    "schoolId" TEXT,
    "unitId" TEXT,
    "templateId" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "issue" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "text" JSONB NOT NULL,
    "issuedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuedById" TEXT NOT NULL,
    "voidedAt" DATETIME,
    "voidReason" TEXT,
    "supersededById" TEXT,
    CONSTRAINT "Certificate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Certificate_awardId_fkey" FOREIGN KEY ("awardId") REFERENCES "Award" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_specialLineId_fkey" FOREIGN KEY ("specialLineId") REFERENCES "SpecialLine" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_tutorId_fkey" FOREIGN KEY ("tutorId") REFERENCES "ProjectTutor" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Certificate_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Certificate_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "CertificateTemplate" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Certificate_supersededById_fkey" FOREIGN KEY ("supersededById") REFERENCES "Certificate" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Certificate" ("authorId", "awardId", "code", "id", "issue", "issuedAt", "issuedById", "kind", "name", "number", "recipient", "roundId", "schoolId", "specialLineId", "supersededById", "templateId", "text", "tutorId", "voidReason", "voidedAt") SELECT "authorId", "awardId", "code", "id", "issue", "issuedAt", "issuedById", "kind", "name", "number", "recipient", "roundId", "schoolId", "specialLineId", "supersededById", "templateId", "text", "tutorId", "voidReason", "voidedAt" FROM "Certificate";
DROP TABLE "Certificate";
ALTER TABLE "new_Certificate" RENAME TO "Certificate";
CREATE UNIQUE INDEX "Certificate_number_key" ON "Certificate"("number");
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");
CREATE INDEX "Certificate_awardId_idx" ON "Certificate"("awardId");
CREATE INDEX "Certificate_specialLineId_idx" ON "Certificate"("specialLineId");
CREATE INDEX "Certificate_schoolId_idx" ON "Certificate"("schoolId");
CREATE INDEX "Certificate_unitId_idx" ON "Certificate"("unitId");
CREATE INDEX "Certificate_supersededById_idx" ON "Certificate"("supersededById");
CREATE INDEX "Certificate_authorId_idx" ON "Certificate"("authorId");
CREATE INDEX "Certificate_tutorId_idx" ON "Certificate"("tutorId");
CREATE UNIQUE INDEX "Certificate_roundId_recipient_issue_key" ON "Certificate"("roundId", "recipient", "issue");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
