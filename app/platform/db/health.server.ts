import { db } from './client.server.ts';

/** Answers when the database does; throws otherwise. */
export async function pingDatabase(): Promise<void> {
  await db.setting.findFirst({ select: { key: true } });
}
