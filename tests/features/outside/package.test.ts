import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';

import { NEW, NO_CHOICES } from '#app/domain/outside/incoming.ts';
import { passEntries } from '#app/features/entries/check-entries.server.ts';
import { outcomesOf } from '#app/features/feedback/outcomes.server.ts';
import { promoteOnList } from '#app/features/objections/promote-on-list.server.ts';
import { withdrawLine } from '#app/features/objections/withdraw-line.server.ts';
import { packageState, takePackage } from '#app/features/outside/take-package.server.ts';
import { listEntryImports, undoEntryImport } from '#app/features/outside/undo-entry-import.server.ts';
import { viewPackage } from '#app/features/outside/view-package.server.ts';
import { ContentsSchema, HistorySchema, ManifestSchema } from '#app/features/outside/package-schema.ts';
import { confirmList } from '#app/features/results/confirm-list.server.ts';
import { handOnList } from '#app/features/results/hand-on-list.server.ts';
import { makePreviews } from '#app/platform/uploads/previews.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { fileStore } from '#app/platform/uploads/service.server.ts';
import { createViewer } from '../../factories.ts';
import { admin, during, must } from '../contest.ts';
import { bytesOf, elsewhere, handedOver, imported, leadingOut, sha, upload } from './handed-over.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

const read = (bytes: Uint8Array) => {
  const files = unzipSync(bytes);
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return {
    files,
    text,
    contents: ContentsSchema.parse(JSON.parse(text('entries.json'))),
    manifest: ManifestSchema.parse(JSON.parse(text('manifest.json'))),
  };
};

describe('a list that goes to a contest run elsewhere', () => {
  let here: Awaited<ReturnType<typeof handedOver>>;
  let first: Awaited<ReturnType<typeof here.take>>;
  beforeAll(async () => {
    here = await handedOver();
    first = await here.take();
  });

  it('is handed on without a round above, and its entries and their outcome say where to', async () => {
    const list = await db.entryList.findUniqueOrThrow({ where: { id: here.listId } });
    expect(list).toMatchObject({ status: 'HANDED_ON', edgeId: null });
    expect(await db.entry.count({ where: { roundId: here.above.id } })).toBe(0);
    const events = await db.entryEvent.findMany({ where: { entryId: here.best, act: 'handed-over' } });
    expect(events).toMatchObject([{ reason: '全省青少年科技创新大赛' }]);
    const outcomes = await outcomesOf({ id: here.best });
    expect(outcomes.get(here.best)?.[0]).toMatchObject({
      kind: 'selected',
      next: { name: '全省青少年科技创新大赛' },
    });
  });

  it('makes a zip of the announced size that other programs open, with the hash of every file', () => {
    expect(first.bytes.length).toBe(first.size);
    const { files, manifest } = read(first.bytes);
    for (const [name, { sha256, bytes }] of Object.entries(manifest.files)) {
      expect([name, sha(files[name] ?? new Uint8Array())]).toEqual([name, sha256]);
      expect(files[name]?.length).toBe(bytes);
    }
    expect(Object.keys(files).sort()).toEqual(['manifest.json', ...Object.keys(manifest.files)].sort());
  });

  it('hands over what the next organiser needs, and nothing by which anybody is reached', () => {
    const { contents, text, files } = read(first.bytes);
    expect(contents.entries).toHaveLength(2);
    expect(contents.entries[0]).toMatchObject({
      id: here.best,
      title: '作品1',
      abstract: '摘要',
      category: { code: 'A' },
      group: { code: 'J' },
      authors: [{ name: here.author.name, grade: 8, school: here.school.name, ownWork: '自己设计了电路' }],
      tutors: [{ name: '陈老师' }],
      answers: [{ code: 'start', answer: '2025-09-01' }],
      rounds: [{ round: here.round.name, rank: 1, score: expect.stringMatching(/^\d+\.\d\d$/) as string }],
      consents: [{ author: 1, kind: 'participation', method: 'LINK', at: '2026-02-01T00:00:00.000Z' }],
      materials: [{ slot: 'report', fileName: '研究报告.pdf', sha256: here.file.sha256, version: 3 }],
    });
    expect(sha(files[contents.entries[0]?.materials[0]?.path ?? ''] ?? new Uint8Array())).toBe(
      here.file.sha256,
    );
    const all = Object.keys(files)
      .filter((name) => /\.(json|csv|txt)$/.test(name))
      .map(text)
      .join('\n');
    expect(all).not.toContain('监护人甲');
    expect(all).not.toContain('no-mail.invalid');
    expect(text('entries.csv')).toContain('推荐单位,类别,组别,学科');
    expect(text('README.txt')).toMatch(/移交包[\s\S]*Hand-over package/);
  });

  it('leaves an audit line each time, and keeps its version while nothing has changed', async () => {
    const again = await here.take();
    expect([first.version, again.version]).toEqual([1, 1]);
    const lines = await db.auditLine.findMany({ where: { verb: 'take-package', subjectId: here.listId } });
    expect(lines).toHaveLength(2);
    expect(lines[0]?.data).toMatchObject({ version: 1, entries: 2, files: 1 });
    expect(await packageState(here.listId)).toMatchObject({ changed: false, last: { version: 1, files: 1 } });
  });

  it('follows the list when a line is taken off and a reserve comes in', async () => {
    const [best = '', , third = ''] = here.entryIds;
    const reason = '作者申请退出比赛';
    must(await withdrawLine(admin, { listId: here.listId, entryId: best, reason }, during));
    expect(await packageState(here.listId)).toMatchObject({ changed: true });
    must(
      await promoteOnList(
        admin,
        { listId: here.listId, withdrawnId: best, entryId: third, reason: '依次递补' },
        during,
      ),
    );
    const next = await here.take();
    expect(next.version).toBe(2);
    const { contents } = read(next.bytes);
    expect(contents.entries.map(({ id }) => id)).toContain(third);
    expect(contents.entries.map(({ id }) => id)).not.toContain(best);
    expect(contents.changes).toMatchObject([
      { id: best, change: 'withdrawn', reason },
      { id: third, change: 'added' },
    ]);
  });

  it('is nobody’s but the organiser’s, and only once it is handed on', async () => {
    const stranger = await createViewer('ADMIN', { unitId: (await elsewhere()).unitId });
    const checker = await createViewer('CHECKER', { roundId: here.roundId });
    expect(codeOf(await takePackage(stranger, here, during))).toBe('not-found');
    expect(codeOf(await takePackage(checker, here, during))).toBe('not-found');
    const draft = await leadingOut();
    expect(codeOf(await takePackage(admin, draft, during))).toBe('not-found');
    await writer().round.update({ where: { id: draft.roundId }, data: { outsideName: null } });
    must(await confirmList(admin, draft, during));
    expect(codeOf(await handOnList(admin, draft, during))).toBe('list-no-next-round');
  });
});

describe('a package in another portal', () => {
  let here: Awaited<ReturnType<typeof handedOver>>;
  let bytes: Buffer;
  let round: Awaited<ReturnType<typeof elsewhere>>;
  beforeAll(async () => {
    here = await handedOver();
    ({ bytes } = await here.take());
    round = await elsewhere({ maxAuthors: 3, formProof: 'ELECTRONIC' });
  });

  it('asks what an unknown unit is before anything is written', async () => {
    const { jobId } = must(await upload(round.id, bytes));
    const input = { roundId: round.id, jobId, choices: NO_CHOICES };
    const view = must(
      (await viewPackage(admin, input, during)) ?? must({ ok: false, refusals: [{ code: 'not-found' }] }),
    );
    if (view.state !== 'waiting') throw new Error(view.state);
    expect(view.plan.questions).toMatchObject([{ list: 'units', names: [here.unit.name] }]);
    expect(view.plan.rejected.map(({ problems }) => problems)).toEqual([['unit-unknown'], ['unit-unknown']]);
    const chosen = { ...input, choices: { ...NO_CHOICES, units: { [here.unit.name]: NEW } } };
    const again = must(
      (await viewPackage(admin, chosen, during)) ?? must({ ok: false, refusals: [{ code: 'not-found' }] }),
    );
    if (again.state !== 'waiting') throw new Error(again.state);
    expect(again.plan).toMatchObject({
      newUnits: [here.unit.name],
      newSchools: [here.school.name],
      newStudents: 2,
    });
    expect(again.plan.added).toHaveLength(2);
    expect(await db.entry.count({ where: { roundId: round.id } })).toBe(0);
  });

  it('arrives field by field and hash by hash, without accounts', async () => {
    expect(await imported(round.id, bytes, here.unit.name)).toMatchObject({ status: 'DONE', done: 2 });
    const [entry] = await db.entry.findMany({
      where: { roundId: round.id },
      orderBy: { sequence: 'asc' },
      include: {
        unit: true,
        school: true,
        category: true,
        group: true,
        discipline: true,
        imported: true,
        events: true,
        project: {
          include: {
            authors: {
              include: { student: { include: { consents: true, person: { include: { accounts: true } } } } },
            },
            tutors: true,
            materials: { include: { versions: true } },
          },
        },
      },
    });
    const before = read(bytes).contents.entries[0];
    if (!entry || !before) throw new Error('entry');
    expect(entry).toMatchObject({
      source: 'IMPORTED',
      status: 'HANDED_IN',
      isTeam: before.team,
      unit: { name: before.unit.name, parentId: round.unitId, kind: 'PREFECTURE' },
      school: { name: before.school.name },
      category: { code: before.category?.code },
      group: { code: before.group?.code },
      discipline: { code: before.discipline?.code },
    });
    expect(entry.project).toMatchObject({
      title: before.title,
      abstract: before.abstract,
      answers: { start: '2025-09-01' },
      authors: [
        { name: before.authors[0]?.name, grade: 8, ownWork: before.authors[0]?.ownWork, status: 'ACCEPTED' },
      ],
      tutors: before.tutors,
    });
    const student = entry.project.authors[0]?.student;
    expect(student?.person).toMatchObject({ accounts: [], username: null });
    expect(student?.consents).toMatchObject([
      {
        status: 'GIVEN',
        method: 'ELSEWHERE',
        textVersion: '2026-1',
        decidedAt: new Date('2026-02-01T00:00:00Z'),
      },
    ]);
    expect(HistorySchema.parse(entry.imported?.history)).toEqual({
      rounds: before.rounds,
      consents: before.consents,
    });
    expect(entry.events.find(({ act }) => act === 'imported')?.reason).toContain(here.round.name);
    const [version] = entry.project.materials[0]?.versions ?? [];
    expect(version).toMatchObject({ fileName: '研究报告.pdf', sha256: here.file.sha256, pages: 1 });
    expect(sha(await bytesOf(fileStore().read(version?.fileKey ?? '') as AsyncIterable<Buffer>))).toBe(
      here.file.sha256,
    );
    expect(version?.fileKey).not.toBe(here.file.key);
    await makePreviews();
  });

  it('comes twice without adding anything', async () => {
    const counts = async () => [
      await db.entry.count({ where: { roundId: round.id } }),
      await db.student.count(),
      await db.school.count(),
      await db.unit.count(),
      await db.materialVersion.count(),
    ];
    const before = await counts();
    expect(await imported(round.id, bytes, here.unit.name)).toMatchObject({ status: 'DONE', done: 0 });
    expect(await counts()).toEqual(before);
  });

  it('goes through checks like any other: the sealed list stands for the form', async () => {
    const ids = (await db.entry.findMany({ where: { roundId: round.id } })).map(({ id }) => id);
    expect(must(await passEntries(admin, { roundId: round.id, entryIds: ids }, during))).toEqual({
      count: 2,
      eligible: 2,
    });
  });

  it('names entries that were withdrawn there, when a newer version comes', async () => {
    const reason = '作者申请退出比赛';
    must(await withdrawLine(admin, { listId: here.listId, entryId: here.best, reason }, during));
    const newer = await here.take();
    const { jobId } = must(await upload(round.id, newer.bytes));
    const input = { roundId: round.id, jobId, choices: NO_CHOICES };
    const view = must(
      (await viewPackage(admin, input, during)) ?? must({ ok: false, refusals: [{ code: 'not-found' }] }),
    );
    expect(view).toMatchObject({ version: 2, withdrawn: [{ title: '作品1', reason }] });
  });

  it('is taken back whole with what it made, while nothing was judged', async () => {
    const stranger = await createViewer('ADMIN', { unitId: here.unit.id });
    const [one] = await listEntryImports(admin, round.id);
    if (!one) throw new Error('import');
    const undo = (viewer = admin) => undoEntryImport(viewer, { roundId: round.id, importId: one.id }, during);
    expect(codeOf(await undo(stranger))).toBe('not-found');
    const keys = await db.materialVersion.findMany({
      where: { material: { project: { entries: { some: { roundId: round.id } } } } },
    });
    expect(must(await undo())).toEqual({ removed: 2 });
    expect(await db.entry.count({ where: { roundId: round.id } })).toBe(0);
    expect(await db.unit.count({ where: { parentId: round.unitId } })).toBe(0);
    expect(await db.school.count({ where: { name: here.school.name } })).toBe(1);
    expect(await db.person.count({ where: { name: here.author.name } })).toBe(1);
    expect(await fileStore().size(keys[0]?.fileKey ?? '')).toBeNull();
    expect(await listEntryImports(admin, round.id)).toMatchObject([
      { undoable: false, takenBackAt: during.now },
    ]);
    expect(codeOf(await undo())).toBe('not-found');
    expect(await imported(round.id, bytes, here.unit.name)).toMatchObject({ status: 'DONE', done: 2 });
  });

  it('stays once one of its entries is being judged', async () => {
    const [entry] = await db.entry.findMany({ where: { roundId: round.id } });
    const [one] = await listEntryImports(admin, round.id);
    const roundJudge = await writer().roundJudge.create({
      data: { roundId: round.id, personId: (await createViewer('JUDGE')).personId },
    });
    const rubric = round.rubrics[0];
    await writer().assignment.create({
      data: {
        entryId: entry?.id ?? '',
        roundJudgeId: roundJudge.id,
        sheet: { create: { rubricId: rubric?.id ?? '' } },
      },
    });
    expect(codeOf(await undoEntryImport(admin, { roundId: round.id, importId: one?.id ?? '' }, during))).toBe(
      'import-judged',
    );
    expect(await listEntryImports(admin, round.id)).toMatchObject([{ undoable: false }, { undoable: false }]);
  });
});
