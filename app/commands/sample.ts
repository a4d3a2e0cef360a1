/**
 * `npm run sample -- small` makes a small edition half-way through; `npm run sample -- list FILE.csv` plays a published
 * award list through every stage. Both use the verbs that the pages use.
 */
import process from 'node:process';

import { disconnect } from '#app/platform/db/client.server.ts';
import { prepare } from './prepare.ts';

const [kind, file] = process.argv.slice(2);
const say = (text: string) => process.stdout.write(`${text}\n`);

if (kind !== 'small' && !(kind === 'list' && file)) {
  say('npm run sample -- small           a small edition, half-way through\n');
  say('npm run sample -- list FILE.csv   a published award list (奖项,项目名称,作者人数,申报单位,所属区)');
  process.exit(2);
}

await prepare();
if (kind === 'small') {
  const { sampleSmall } = await import('./sample/small.ts');
  await sampleSmall(say);
} else {
  const { sampleList } = await import('./sample/list.ts');
  await sampleList(file ?? '', say);
}
await disconnect();
