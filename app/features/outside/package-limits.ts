const GB = 1024 ** 3;

/** The largest package that is taken. */
export const PACKAGE_MAX_BYTES = 20 * GB;
/** What a package may unpack to, at most. */
export const PACKAGE_LIMITS = { files: 50_000, bytes: 20 * GB, ratio: 100 } as const;
/** The largest list of entries in it. */
export const CONTENTS_MAX_BYTES = 64 * 1024 * 1024;
/** The largest material in it: as large as an upload may be. */
export const MATERIAL_MAX_BYTES = 512 * 1024 * 1024;
