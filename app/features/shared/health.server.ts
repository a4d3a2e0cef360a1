import { pingDatabase } from '#app/platform/db/health.server.ts';

/** Whether the portal can do its work: the database answers. */
export async function isHealthy(): Promise<boolean> {
  try {
    await pingDatabase();
    return true;
  } catch {
    return false;
  }
}
