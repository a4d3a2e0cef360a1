-- AlterEnum
ALTER TYPE "CertificateKind" ADD VALUE 'UNIT_AWARD';

-- DropIndex
DROP INDEX "Certificate_supersededById_key";

-- AlterTable
ALTER TABLE "Certificate" ADD COLUMN     "unitId" TEXT COLLATE "C",
ALTER COLUMN "schoolId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "Certificate_unitId_idx" ON "Certificate"("unitId" NULLS FIRST);

-- CreateIndex
CREATE INDEX "Certificate_supersededById_idx" ON "Certificate"("supersededById" NULLS FIRST);

-- AddForeignKey
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
