import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { sqlAsOnSqlite } from '#app/commands/migration-sql.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { forPostgres, providerOf } from '#app/platform/db/provider.ts';

/** What must be the same on SQLite and PostgreSQL: the same expectations on whichever this run is on. */
describe('the database', () => {
  const job = (
    kind: string,
    more: Partial<{ total: number | null; status: 'DONE' | 'QUEUED' | 'FAILED'; error: string }> = {},
  ) => writer().job.create({ data: { kind, payload: {}, ...more }, select: { id: true } });
  const kinds = (rows: { kind: string }[]) => rows.map(({ kind }) => kind);

  it('sorts text by its letters’ numbers, capitals first, and Chinese as it is encoded', async () => {
    for (const kind of ['王', 'b', '李', 'A', 'a', 'É', '张']) await job(kind, { error: 'text' });
    const found = await db.job.findMany({ where: { error: 'text' }, orderBy: { kind: 'asc' } });
    expect(kinds(found)).toEqual(['A', 'a', 'b', 'É', '张', '李', '王']);
  });

  it('puts nothing before something, and last when upside down', async () => {
    for (const total of [2, null, 1]) await job(`total ${total}`, { total, error: 'nothing' });
    const found = (order: 'asc' | 'desc') =>
      db.job.findMany({ where: { error: 'nothing' }, orderBy: { total: order }, select: { total: true } });
    expect((await found('asc')).map(({ total }) => total)).toEqual([null, 1, 2]);
    expect((await found('desc')).map(({ total }) => total)).toEqual([2, 1, null]);
  });

  it('sorts words of an enum as words', async () => {
    for (const status of ['QUEUED', 'DONE', 'FAILED'] as const) await job('enum', { status });
    const found = await db.job.findMany({ where: { kind: 'enum' }, orderBy: { status: 'asc' } });
    expect(found.map(({ status }) => status)).toEqual(['DONE', 'FAILED', 'QUEUED']);
  });

  it('searches without regard to capitals from A to Z, and of no other letters', async () => {
    for (const kind of ['Robot 机器人', 'École', 'a\\b']) await job(kind, { error: 'search' });
    const found = async (search: string) =>
      kinds(await db.job.findMany({ where: { error: 'search', kind: { contains: search } } }));
    expect(await found('rOBOT')).toEqual(['Robot 机器人']);
    expect(await found('机器')).toEqual(['Robot 机器人']);
    expect(await found('école')).toEqual([]);
    expect(await found('\\')).toEqual(['a\\b']);
    expect(await found('COLE')).toEqual(['École']);
  });

  it('keeps JSON as it was written, times to the millisecond and great numbers whole', async () => {
    const payload = { z: 1, a: [1.5, '中'], 10: null, b: { y: true, x: false } };
    const at = new Date('2026-03-01T23:59:59.987Z');
    const { id } = await writer().job.create({
      data: { kind: 'json', payload, startedAt: at, total: 2 ** 31 - 1 },
    });
    const found = await db.job.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(found.payload)).toBe(JSON.stringify(payload));
    expect(found.startedAt).toEqual(at);
    await job('json', { total: 2 ** 31 - 1 });
    const sum = await db.$queryRaw<{ sum: bigint | number }[]>`
      SELECT SUM("total") AS "sum" FROM "Job" WHERE "kind" = 'json'`;
    expect(Number(sum[0]?.sum)).toBe(2 ** 32 - 2);
  });

  it('says of a value that is taken which field it is', async () => {
    await writer().setting.create({ data: { key: 'twice', value: '' } });
    await expect(writer().setting.create({ data: { key: 'twice', value: '' } })).rejects.toMatchObject({
      code: 'P2002',
    });
  });
});

describe('migrations of both engines', () => {
  it('lead to the schema', () => {
    const schema = readFileSync('prisma/schema.prisma', 'utf8');
    for (const folder of ['migrations', 'migrations-postgresql'])
      expect({
        folder,
        same: readFileSync(`prisma/${folder}/schema.snapshot.prisma`, 'utf8') === schema,
      }).toEqual({ folder, same: true });
    expect(forPostgres(schema)).toContain('provider = "postgresql"');
    expect(providerOf('postgres://somewhere/portal')).toBe('postgresql');
    expect(providerOf('file:./data/portal.db')).toBe('sqlite');
  });

  it('put a new word of an enum where it is sorted', () => {
    const before = 'enum Kind {\n  ALPHA\n  /// Somebody\n  GAMMA\n}\n';
    const sql = `ALTER TYPE "Kind" ADD VALUE 'BETA';\nALTER TYPE "Kind" ADD VALUE 'ZETA';\nALTER TYPE "Kind" ADD VALUE 'BEFORE';`;
    expect(sqlAsOnSqlite(sql, before)).toBe(
      `ALTER TYPE "Kind" ADD VALUE 'BETA' BEFORE 'GAMMA';\nALTER TYPE "Kind" ADD VALUE 'ZETA';\nALTER TYPE "Kind" ADD VALUE 'BEFORE' BEFORE 'BETA';`,
    );
  });
});
