import { describe, expect, it } from 'vitest';

import { cap } from '#app/commands/sample/settings.ts';
import { handIn, takeBack } from '#app/features/entries/hand-in.server.ts';
import { sealForm } from '#app/features/entries/seal-form.server.ts';
import { getSchoolProgress } from '#app/features/entries/school-progress.server.ts';
import { getHandIn } from '#app/features/entries/school-queries.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import type { RowsOf } from '#app/features/rounds/schemas.ts';
import { db } from '#app/platform/db/client.server.ts';
import { createPerson, createSchool } from '../factories.ts';
import { admin, asTeacher, contest, during, entries, must } from './contest.ts';
import { textOf } from './pdf-text.ts';

const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

/** Two schools of one round, each with approved entries, under these lines. */
async function twoSchools(rows: RowsOf<'hand-in-quota'>, count = 2) {
  const first = await contest();
  must(await saveRows(admin, { roundId: first.round.id, list: 'hand-in-quota', rows }, during));
  const school = await createSchool({ unitId: first.unit.id });
  const second = { ...first, school, teacher: asTeacher((await createPerson()).id, school.id) };
  const send = (here: typeof first, entryIds: string[]) =>
    handIn(here.teacher, { roundId: here.round.id, schoolId: here.school.id, entryIds }, during);
  return {
    first: { ...first, ids: await entries(first, count, 'approved') },
    second: { ...second, ids: await entries(second, count, 'approved') },
    send,
  };
}

describe('a line over all schools', () => {
  it('is used by whoever comes first; both schools and the organiser see how far', async () => {
    const { first, second, send } = await twoSchools([{ ...cap(3, ['unit']) }]);
    must(await send(first, first.ids));
    const refused = await send(second, second.ids);
    expect(refused).toMatchObject({
      ok: false,
      refusals: [
        {
          code: 'quota-shared-exceeded',
          params: { line: `“${first.unit.name}”`, limit: 3, others: 2, left: 1, over: 1 },
        },
      ],
    });
    expect(JSON.stringify(refused)).not.toContain(first.school.name);
    const [one = '', two = ''] = second.ids;
    must(await send(second, [one]));
    const page = await getHandIn(second.teacher, second.school.id, second.round.id, during.now);
    expect(page?.quota).toMatchObject({ buckets: [{ shared: true, limit: 3, others: 2 }], handed: [one] });
    // Nothing of the other school's reaches the page but the number.
    for (const id of first.ids) expect(JSON.stringify(page?.quota)).not.toContain(id);
    const filter = { search: '', stage: '', late: false, page: 1 };
    const progress = await getSchoolProgress(admin, first.round.id, filter, during.now);
    expect(progress).toMatchObject({ shared: [{ used: 3, limit: 3 }], hasQuota: false });
    must(await takeBack(first.teacher, { entryId: first.ids[0] ?? '' }, during));
    must(await send(second, [two]));
  });

  it('gives the last place to exactly one of two schools that send at the same moment', async () => {
    const { first, second, send } = await twoSchools([cap(1)], 1);
    const sent = await Promise.all([send(first, first.ids), send(second, second.ids)]);
    expect(sent.map(codeOf).sort()).toEqual(['ok', 'quota-shared-exceeded']);
    const held = { roundId: first.round.id, status: 'HANDED_IN' as const };
    expect(await db.entry.count({ where: held })).toBe(1);
  });

  it('holds for each tutor by account, not by a name that two schools share', async () => {
    const { first, second, send } = await twoSchools([cap(1, ['tutor'])], 1);
    const tutor = async (entryId: string | undefined, personId: string | null) => {
      const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId ?? '' } });
      await db.projectTutor.deleteMany({ where: { projectId } });
      await db.projectTutor.create({ data: { projectId, name: '李老师', personId, order: 1 } });
    };
    await tutor(first.ids[0], null);
    await tutor(second.ids[0], null);
    must(await send(first, first.ids));
    must(await send(second, second.ids));
    must(await takeBack(second.teacher, { entryId: second.ids[0] ?? '' }, during));
    const { id } = await createPerson();
    await tutor(first.ids[0], id);
    await tutor(second.ids[0], id);
    expect(codeOf(await send(second, second.ids))).toBe('quota-shared-exceeded');
  });

  it('stands on the list for the seal, with what all schools hold and what is the school’s own', async () => {
    const { first, second, send } = await twoSchools([cap(2, ['school']), cap(7)]);
    must(await send(first, first.ids));
    must(await send(second, second.ids.slice(0, 1)));
    const where = { roundId: second.round.id, schoolId: second.school.id };
    const form = await sealForm(second.teacher, where, { locale: 'zh', now: during.now });
    const text = (await textOf(form?.bytes)).join('').replaceAll(/\s/g, '');
    expect(text).toContain('总名额12各校合计·总名额（其中本校1件）37');
  });

  it('leaves lines of each school to the school', async () => {
    const { first, second, send } = await twoSchools([cap(2, ['school'])]);
    must(await send(first, first.ids));
    must(await send(second, second.ids));
    const filter = { search: '', stage: '', late: false, page: 1 };
    const progress = await getSchoolProgress(admin, first.round.id, filter, during.now);
    expect(progress).toMatchObject({ shared: [], hasQuota: true });
    expect(progress?.rows.map(({ quota }) => quota?.used)).toEqual([2, 2]);
  });
});
