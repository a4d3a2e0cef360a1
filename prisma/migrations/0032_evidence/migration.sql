-- Each version of a notice has a bundle of its own.
ALTER TABLE "NoticeVersion" ADD COLUMN "bundle" BLOB;
ALTER TABLE "NoticeVersion" ADD COLUMN "bundleHash" TEXT;

-- What a special award was computed from, and how it calls who could win.
ALTER TABLE "SpecialAward" ADD COLUMN "inputs" BLOB;
ALTER TABLE "SpecialLine" ADD COLUMN "label" TEXT NOT NULL DEFAULT '';
