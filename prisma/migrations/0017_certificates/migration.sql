-- AlterTable
ALTER TABLE "Job" ADD COLUMN "subjectId" TEXT;

-- CreateTable
CREATE TABLE "CertificateTemplate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "design" JSONB NOT NULL,
    "backgroundId" TEXT,
    "sealId" TEXT,
    "replacedAt" DATETIME,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CertificateTemplate_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CertificateTemplate_backgroundId_fkey" FOREIGN KEY ("backgroundId") REFERENCES "CertificateImage" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "CertificateTemplate_sealId_fkey" FOREIGN KEY ("sealId") REFERENCES "CertificateImage" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CertificateImage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CertificateImage_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CertificateSeries" (
    "series" TEXT NOT NULL PRIMARY KEY,
    "last" INTEGER NOT NULL
);

-- AlterTable
ALTER TABLE "Round" ADD COLUMN "certificatePattern" TEXT NOT NULL DEFAULT '';

-- DropTable: no version so far has written a certificate
DROP TABLE "Certificate";

-- CreateTable
CREATE TABLE "Certificate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "roundId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "awardId" TEXT,
    "authorId" TEXT,
    "tutorId" TEXT,
    "schoolId" TEXT NOT NULL,
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
    CONSTRAINT "Certificate_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "ProjectAuthor" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_tutorId_fkey" FOREIGN KEY ("tutorId") REFERENCES "ProjectTutor" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Certificate_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Certificate_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "CertificateTemplate" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Certificate_supersededById_fkey" FOREIGN KEY ("supersededById") REFERENCES "Certificate" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_number_key" ON "Certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_code_key" ON "Certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_supersededById_key" ON "Certificate"("supersededById");

-- CreateIndex
CREATE INDEX "Certificate_awardId_idx" ON "Certificate"("awardId");

-- CreateIndex
CREATE INDEX "Certificate_schoolId_idx" ON "Certificate"("schoolId");

-- CreateIndex
CREATE INDEX "Certificate_authorId_idx" ON "Certificate"("authorId");

-- CreateIndex
CREATE INDEX "Certificate_tutorId_idx" ON "Certificate"("tutorId");

-- CreateIndex
CREATE UNIQUE INDEX "Certificate_roundId_recipient_issue_key" ON "Certificate"("roundId", "recipient", "issue");

-- CreateIndex
CREATE INDEX "CertificateTemplate_roundId_replacedAt_idx" ON "CertificateTemplate"("roundId", "replacedAt");

-- CreateIndex
CREATE INDEX "CertificateImage_roundId_idx" ON "CertificateImage"("roundId");

-- CreateIndex
CREATE INDEX "Job_subjectId_kind_idx" ON "Job"("subjectId", "kind");
