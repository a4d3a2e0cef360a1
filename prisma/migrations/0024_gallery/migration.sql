-- AlterTable
ALTER TABLE "Round" ADD COLUMN "hasGallery" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ProjectAuthor" ADD COLUMN "galleryAt" DATETIME;
