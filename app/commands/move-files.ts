/**
 * `npm run move-files` brings the files on this disk into the bucket that the settings name: each is sent, read back and
 * compared, and only then deleted here (`-- --keep` deletes nothing). It may be stopped and run again; the portal may
 * run meanwhile.
 */
import process from 'node:process';

import { disconnect } from '#app/platform/db/client.server.ts';
import { moveFiles } from '#app/platform/uploads/move-files.server.ts';
import { StoreUnavailableError } from '#app/platform/uploads/s3-request.server.ts';
import { prepare } from './prepare.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const keep = process.argv.includes('--keep');

await prepare();
try {
  const counts = await moveFiles({ keep, told: say });
  if (counts)
    say(
      `${counts.moved} ${keep ? 'copied' : 'moved'}, ${counts['there-already']} there already, ${counts.damaged} damaged, ${counts.missing} missing`,
    );
  else say('No bucket is set: S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY are needed.');
  if (!counts || counts.damaged + counts.missing > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof StoreUnavailableError)) throw error;
  say(`Stopped: ${error.message}\nNothing is lost; run it again.`);
  process.exitCode = 1;
}
await disconnect();
