import Database from 'better-sqlite3';
import path from 'node:path';

/** Journeys look at pictures of files they send: without this every portal would first draw all files of its sample. */
export function leaveUndrawn(data: string): void {
  const db = new Database(path.join(data, 'portal.db'));
  db.prepare(`UPDATE StoredFile SET preview = 'NONE'`).run();
  db.close();
}

/** The year that the sample's present edition is named after. */
export const SAMPLE_YEAR = new Date().getFullYear();
