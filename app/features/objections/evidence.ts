/** What evidence may be, said before anybody chooses a file and checked when it comes. */
export const EVIDENCE_FILES = 3;
export const EVIDENCE_BYTES = 10 * 1024 * 1024;
export const EVIDENCE_ENDINGS = ['.pdf', '.jpg', '.jpeg', '.png'] as const;
/** A form larger than this is not read: all files at their most, twice over. */
export const FORM_BYTES = 2 * EVIDENCE_FILES * EVIDENCE_BYTES;
