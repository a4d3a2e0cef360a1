/**
 * `npm run large`: every page, export and verb of judging and results in one round of a national size, on a portal of its
 * own in a temporary directory: 5,000 entries, 5 of 200 judges each, 6 criteria, quotas that cross. Says of each how long
 * it takes, how long it holds the database against other writers, and how long the portal answers nobody meanwhile.
 */
import { createRequestHandler } from '@remix-run/node';
import type { ServerBuild } from '@remix-run/node';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { origin, removeData, setUp } from './own-portal.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const number = (value: number) => value.toFixed(0).padStart(7);

const made = await setUp(async (password) => {
  const { makeLargeRound } = await import('./large-round.ts');
  return { ...(await makeLargeRound(password)), password };
});
const { db, disconnect, writer } = await import('#app/platform/db/client.server.ts');
const { listStandIns } = await import('#app/features/objections/stand-ins.server.ts');
const { overrideListLine } = await import('#app/features/results/override-list-line.server.ts');
const { systemViewer } = await import('#app/domain/viewer.ts');
const { livingJobs } = await import('./large-wait.ts');
const { Gauges } = await import('./large-gauge.ts');
const { judgeLargeRound } = await import('./large-sheets.ts');
const build = (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild;
const handle = createRequestHandler(build, 'production');
const gauges = new Gauges();
const { roundId } = made;
const round = `/admin/rounds/${roundId}`;
let cookie = '';

async function ask(at: string, fields?: Record<string, string>): Promise<Response> {
  const response = await handle(
    new Request(new URL(at, origin), {
      headers: { cookie, origin, host: new URL(origin).host },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    }),
  );
  const body = await response.clone().text();
  if (response.status >= 400) throw new Error(`${at}: ${response.status} ${body.slice(0, 2000)}`);
  return response;
}

async function line(label: string, work: () => Promise<unknown>): Promise<void> {
  const { ms, processor, transactions, longest, working, blocked } = await gauges.measure(work);
  const memory = number(process.memoryUsage().rss / 1e6);
  say(
    `${number(ms)} ms ${number(processor)} ms ${transactions > 0 ? `${number(longest)} ms ${number(working)} ms` : ' '.repeat(21)} ${number(blocked)} ms ${memory} MB  ${label}`,
  );
}

/** A page or an export, asked a second time: what is kept in memory is there. */
async function page(label: string, at: string): Promise<void> {
  await ask(at);
  await line(label, () => ask(at));
}

/** A verb as its form sends it, and what it began in the background to its end. */
const verb = (label: string, at: string, fields: Record<string, string>) =>
  line(label, async () => {
    const response = await ask(at, fields);
    await livingJobs();
    return response;
  });

const list = async (kind: 'ENTRY' | 'AWARD') => {
  const found = await db.entryList.findFirstOrThrow({
    where: { roundId, kind },
    orderBy: { draftedAt: 'desc' },
    select: { id: true },
  });
  return found.id;
};
/** Ties at the border stay out, as if a committee had said so. */
async function decide(listId: string): Promise<void> {
  const undecided = await writer().entryListLine.findMany({ where: { listId, decision: 'UNDECIDED' } });
  say(`${' '.repeat(46)}${undecided.length} lines undecided`);
  for (const { entryId } of undecided)
    await overrideListLine(
      systemViewer('large'),
      { listId, entryId, to: 'NOT_SELECTED', reason: '并列，不入选' },
      { now: new Date() },
    );
}

try {
  const signedIn = await ask('/sign-in', { username: made.username, password: made.password });
  cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  say('      time  processor longest write, processor answers nobody  memory');
  say('Before judging');
  await page('assignment', `${round}/assignment`);
  await page('judges', `${round}/judges`);
  await page('conflicts', `${round}/judges/conflicts`);
  await line('VERB propose a plan, stopped after 15 s', async () => {
    await ask(`${round}/assignment`, { intent: 'propose' });
    const run = await db.planRun.findFirstOrThrow({ where: { roundId }, select: { id: true, status: true } });
    if (run.status === 'RUNNING') {
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      const still = await db.planRun.findUniqueOrThrow({ where: { id: run.id }, select: { status: true } });
      if (still.status === 'RUNNING') await ask(`${round}/assignment`, { intent: 'stop', runId: run.id });
    }
    await livingJobs();
  });
  await page('assignment with a plan', `${round}/assignment`);
  await page('plan', `${round}/assignment/plan`);
  await page('EXPORT plan.xlsx', `${round}/assignment/plan.xlsx`);
  const plan = await db.assignmentPlan.findFirstOrThrow({
    where: { roundId, status: 'PROPOSED' },
    select: { id: true },
  });
  await verb('VERB apply the plan', `${round}/assignment`, { intent: 'apply', planId: plan.id });
  await judgeLargeRound(roundId);

  say('Judged');
  const anEntry = await db.entry.findFirstOrThrow({ where: { roundId }, select: { id: true, number: true } });
  await page('round', round);
  await page('entries', `${round}/entries?page=40`);
  await page('assignment', `${round}/assignment`);
  await page('judges', `${round}/judges`);
  const judge = await db.roundJudge.findFirstOrThrow({ where: { roundId }, select: { id: true } });
  await page('a judge', `${round}/judges/${judge.id}`);
  await page('conflicts', `${round}/judges/conflicts`);
  await page('judging', `${round}/judging`);
  await page('flags', `${round}/flags`);
  await page('EXPORT judging.xlsx', `${round}/judging.xlsx`);
  await page('an entry', `${round}/entries/${anEntry.id}`);
  await page('results, no table', `${round}/results`);
  await verb('VERB compute table, mean', `${round}/results`, { intent: 'compute', roundId });
  await page('results', `${round}/results`);
  await page('fairness', `${round}/results/fairness`);
  await page('EXPORT results.xlsx', `${round}/results.xlsx`);

  say('Entry list');
  await page('lists', `${round}/lists`);
  await verb('VERB draft the entry list, crossing rules', `${round}/lists`, { intent: 'draft-outside-list' });
  const entryList = await list('ENTRY');
  await decide(entryList);
  const atEntry = `${round}/lists/${entryList}`;
  await page('list', atEntry);
  await page('list, not selected', `${atEntry}?decision=NOT_SELECTED`);
  await page('open a deliberation', `${atEntry}/deliberation/new`);
  await verb('VERB confirm', atEntry, { intent: 'confirm' });
  await page('list, confirmed', atEntry);
  for (const as of ['xlsx', 'pdf']) await page(`EXPORT list.${as}`, `${atEntry}.${as}`);
  await verb('VERB publish', atEntry, { intent: 'publish', title: '推荐名单公示', body: '', days: '7' });
  const off = await db.entryListLine.findFirstOrThrow({
    where: { listId: entryList, decision: 'SELECTED' },
    orderBy: { rank: 'asc' },
    select: { entryId: true },
  });
  await page('list, published', atEntry);
  await verb('VERB withdraw a line', atEntry, {
    intent: 'withdraw-line',
    entryId: off.entryId,
    reason: '作者主动放弃',
  });
  await page('list, withdrawn', `${atEntry}?decision=REVOKED`);
  const [standIn] = await listStandIns(systemViewer('large'), entryList);
  const reserve = standIn?.entries[0];
  if (reserve)
    await verb('VERB a reserve comes in', atEntry, {
      intent: 'promote',
      withdrawnId: off.entryId,
      entryId: reserve.id,
      reason: '递补入选',
    });

  say('Award list');
  await verb('VERB draft the award list', `${round}/lists`, { intent: 'draft-award-list', roundId });
  const awards = await list('AWARD');
  await decide(awards);
  const atAwards = `${round}/lists/${awards}`;
  await page('list', atAwards);
  await verb('VERB confirm', atAwards, { intent: 'confirm' });
  for (const as of ['xlsx', 'pdf']) await page(`EXPORT list.${as}`, `${atAwards}.${as}?template=C`);
  await verb('VERB publish', atAwards, { intent: 'publish', title: '获奖名单公示', body: '', days: '7' });
  const notice = await db.notice.findFirstOrThrow({ where: { listId: awards }, select: { id: true } });
  await page('list, published', atAwards);
  await page('public notice', `/notices/${notice.id}`);
  await page('public round', `/rounds/${roundId}`);
  await page('gallery', `/rounds/${roundId}/gallery`);
  await page('EXPORT bundle.zip', `${round}/notices/${notice.id}/bundle.zip`);
  await page('EXPORT pages.zip', `${round}/notices/${notice.id}/pages.zip`);
  const prize = await db.entryListLine.findFirstOrThrow({
    where: { listId: awards, decision: 'SELECTED' },
    orderBy: { rank: 'asc' },
    select: { entryId: true },
  });
  await verb('VERB revoke a prize', atAwards, {
    intent: 'revoke-award',
    entryId: prize.entryId,
    reason: '数据不实，撤销奖项',
  });
  await page('public notice, changed', `/notices/${notice.id}`);
  await page('certificates', `${round}/certificates`);
  await page('issue certificates', `${round}/certificates/issue`);

  say('Feedback');
  await page('feedback', `${round}/feedback`);
  await page('feedback review', `${round}/feedback/comments`);
  await verb('VERB release feedback', `${round}/feedback`, { intent: 'release' });
  await page('feedback, released', `${round}/feedback`);

  say('Calibrated methods');
  for (const scoringMethod of ['ADDITIVE'] as const) {
    await writer().round.update({ where: { id: roundId }, data: { scoringMethod } });
    await verb(`VERB compute table, ${scoringMethod.toLowerCase()}`, `${round}/results`, {
      intent: 'compute',
      roundId,
    });
    await page('results', `${round}/results`);
    await page('fairness', `${round}/results/fairness`);
    await page('EXPORT results.xlsx', `${round}/results.xlsx`);
  }
} finally {
  gauges.stop();
  await disconnect();
  removeData();
}
