import { describe, expect, it } from 'vitest';

import { EXAMPLES } from '#app/features/api/examples.ts';
import { listKeys, makeKey, revokeKey, viewerOfKey } from '#app/features/api/keys.server.ts';
import { apiEntries, apiList, apiLists, apiResult, apiRounds } from '#app/features/api/read.server.ts';
import { apiReply } from '#app/features/api/reply.server.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { publishList } from '#app/features/results/publish-list.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createViewer } from '../factories.ts';
import { admin, during, must } from './contest.ts';
import { ranked } from './ranked.ts';

const PAGE = { limit: 100, after: '' };
const asking = (path: string, headers: Record<string, string> = {}) =>
  new Request(`http://localhost/api/v1/${path}`, { headers });

/** The fields of an answer, with those inside; of rows, those of the first. */
function fieldsOf(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === 'object' ? [fieldsOf(value[0])] : '';
  if (value === null || typeof value !== 'object' || value instanceof Date) return '';
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inside]): [string, unknown] => [key, inside === null ? '' : fieldsOf(inside)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

it('looks as its page says', async () => {
  const here = await ranked();
  const { listId } = must(await here.draftList());
  must(await confirmList(admin, { listId }, during));
  must(await publishList(admin, { listId, title: '推荐名单公示', body: '', days: 7 }, during));
  const answers = {
    rounds: await apiRounds(admin, { limit: 500, after: '' }),
    entries: await apiEntries(admin, here.roundId, PAGE),
    result: await apiResult(admin, here.roundId),
    lists: await apiLists(admin, here.roundId),
    list: await apiList(admin, listId),
  };
  for (const [key, answer] of Object.entries(answers)) {
    const example = EXAMPLES[key as keyof typeof answers];
    expect([key, fieldsOf(JSON.parse(JSON.stringify(answer)))]).toEqual([key, fieldsOf(example)]);
  }
});

describe('a key', () => {
  it('reads what its unit administers, and nothing beyond', async () => {
    const here = await ranked();
    const { unitId } = here.round;
    const { key } = must(await makeKey(admin, { unitId, name: '省平台' }, during));
    const viewer = await viewerOfKey(key, during.now);
    if (!viewer) throw new Error('the key does not count');
    const { rounds } = await apiRounds(viewer, PAGE);
    expect(rounds.map(({ id }) => id)).toEqual([here.roundId]);
    expect(rounds[0]?.leadsTo).toEqual([here.above.id]);
    expect(await apiEntries(viewer, here.above.id, PAGE)).toBeNull();
    expect(await apiResult(viewer, here.above.id)).toBeNull();
    const { listId } = must(await here.draftList());
    const other = await ranked();
    const { listId: foreign } = must(await other.draftList());
    expect(await apiList(viewer, foreign)).toBeNull();
    expect(await apiLists(viewer, other.roundId)).toBeNull();
    expect((await apiLists(viewer, here.roundId))?.lists.map(({ id }) => id)).toEqual([listId]);
    const list = await apiList(viewer, listId);
    expect(list?.lines.map(({ decision, position }) => `${decision} ${position}`)).toEqual([
      'SELECTED 1',
      'SELECTED 2',
      'RESERVE 1',
    ]);
    expect(list?.lines[1]?.entry.authors.length).toBeGreaterThan(0);
    const table = await apiResult(viewer, here.roundId);
    expect(table?.rows.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    // Names as lists print them, and nothing else about anybody.
    const text = JSON.stringify([list, table, await apiEntries(viewer, here.roundId, PAGE)]);
    expect(text).not.toMatch(/grade|className|username|studentId|personId|email/);
  });

  it('is told once, kept as a hash, and ends at once', async () => {
    const { unitId } = (await ranked()).round;
    const { key } = must(await makeKey(admin, { unitId, name: '省平台' }, during));
    const stored = await db.apiKey.findFirstOrThrow({ where: { unitId } });
    expect(JSON.stringify(stored)).not.toContain(key.slice(4));
    expect(await viewerOfKey(`${key}x`, during.now)).toBeNull();
    expect(await viewerOfKey(key, during.now)).not.toBeNull();
    expect((await listKeys(admin, unitId))?.keys[0]).toMatchObject({
      lastUsedAt: during.now,
      revokedAt: null,
    });
    const stranger = await createViewer('ADMIN', { unitId: (await ranked()).round.unitId });
    expect((await makeKey(stranger, { unitId, name: '外人' }, during)).ok).toBe(false);
    expect((await revokeKey(stranger, { unitId, keyId: stored.id }, during)).ok).toBe(false);
    expect(await listKeys(stranger, unitId)).toBeNull();
    must(await revokeKey(admin, { unitId, keyId: stored.id }, during));
    expect(await viewerOfKey(key, during.now)).toBeNull();
    expect((await revokeKey(admin, { unitId, keyId: stored.id }, during)).ok).toBe(false);
  });

  it('pages through all entries once', async () => {
    const here = await ranked();
    const seen: string[] = [];
    let after = '';
    for (let turn = 0; turn < 4; turn += 1) {
      const page = await apiEntries(admin, here.roundId, { limit: 2, after });
      seen.push(...(page?.entries ?? []).map(({ id }) => id));
      if (!page?.next) break;
      after = page.next;
    }
    expect(seen.sort()).toEqual([...here.entryIds].sort());
  });
});

describe('the API over HTTP', () => {
  it('answers with an ETag, says when nothing changed, and refuses without a key, a page that cannot be, and a flood', async () => {
    const { unitId } = (await ranked()).round;
    const { key } = must(await makeKey(admin, { unitId, name: '省平台' }, during));
    const authorization = `Bearer ${key}`;
    const first = await apiReply(asking('rounds', { authorization }), apiRounds);
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ rounds: [{ unit: { id: unitId } }], next: null });
    const etag = first.headers.get('etag') ?? '';
    const again = await apiReply(asking('rounds', { authorization, 'if-none-match': etag }), apiRounds);
    expect(again.status).toBe(304);
    expect((await apiReply(asking('rounds'), apiRounds)).status).toBe(401);
    expect((await apiReply(asking('rounds?limit=0', { authorization }), apiRounds)).status).toBe(400);
    expect((await apiReply(asking('x', { authorization }), () => Promise.resolve(null))).status).toBe(404);
    const statuses: number[] = [];
    for (let turn = 0; turn < 250; turn += 1)
      statuses.push((await apiReply(asking('rounds', { authorization }), () => Promise.resolve({}))).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
  });
});
