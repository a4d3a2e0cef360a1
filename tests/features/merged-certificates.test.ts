import { describe, expect, it } from 'vitest';

import { reissueCertificate } from '#app/features/certificates/change-certificate.server.ts';
import { checkCertificate } from '#app/features/certificates/check-certificate.server.ts';
import { listSchoolCertificates } from '#app/features/certificates/own-certificates.server.ts';
import { certificatePaper } from '#app/features/certificates/print-certificates.server.ts';
import { certificatesOfRound } from '#app/features/certificates/queries.server.ts';
import { renewSchools } from '#app/features/certificates/school-counts.server.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { mergeSchools } from '#app/features/schools/merge-schools.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createSchool } from '../factories.ts';
import { admin, DURING, during, must } from './contest.ts';
import { prized } from './prized.ts';

const ALL = { search: '', kind: '', status: '', page: 1 } as const;
const SCHOOLS = {
  prize: 'none',
  prizeTemplate: '',
  tutorTemplate: '',
  schoolTemplate: 'ready:school-zh',
} as const;
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;
let addresses = 0;
const check = async (code = '') => {
  const headers = { 'x-forwarded-for': `10.0.1.${(addresses += 1)}` };
  const checked = await checkCertificate(code, new Request('http://localhost/', { headers }));
  return checked.found === 'certificate' ? checked.certificate : null;
};

/** A round whose first prize is a school's and whose second another one's. */
async function twoSchools() {
  const here = await prized();
  const other = await createSchool({ unitId: here.unit.id });
  const { projectId } = await writer().entry.update({
    where: { id: here.awards[1]?.entryId ?? '' },
    data: { schoolId: other.id },
  });
  await writer().project.update({ where: { id: projectId }, data: { schoolId: other.id } });
  const { roundId } = here;
  const outdated = async () => (await certificatesOfRound(admin, roundId, ALL))?.outdated;
  const renew = async (count: number) => must(await renewSchools(admin, { roundId, count }, during));
  /** Of the schools' certificates those that stand, with what they say. */
  const standing = async () =>
    (await here.stored())
      .filter(({ kind, voidedAt, supersededById }) => kind === 'SCHOOL' && !voidedAt && !supersededById)
      .map(({ name, number, text }) => [name, number, / (\d) 项：/.exec(JSON.stringify(text))?.[1]]);
  const merge = async (from = other.id, into = here.school.id) => {
    must(await mergeSchools(admin, { schoolId: from, intoId: into }, during));
    return db.merge.findFirstOrThrow({ where: { goneId: from, undoneAt: null } });
  };
  const ofSchool = async (schoolId: string) =>
    (await here.stored()).find(({ recipient }) => recipient === `school:${schoolId}`);
  return { ...here, other, outdated, renew, standing, merge, ofSchool };
}

describe('certificates of schools that are merged', () => {
  it('become one with the sum; the other says into which, and leads to the new one', async () => {
    const here = await twoSchools();
    must(await here.issue(SCHOOLS));
    const [mine, gone] = [await here.ofSchool(here.school.id), await here.ofSchool(here.other.id)];
    expect((await here.standing()).map(([name, , count]) => [name, count])).toEqual(
      expect.arrayContaining([
        [here.school.name, '1'],
        [here.other.name, '1'],
      ]),
    );
    await here.merge();
    expect(await here.outdated()).toMatchObject({
      count: 2,
      renewals: [
        {
          act: 'renew',
          number: mine?.number,
          school: here.school.name,
          now: [
            { name: '一等奖', count: 1 },
            { name: '二等奖', count: 1 },
          ],
          merged: [{ number: gone?.number, name: here.other.name }],
        },
      ],
    });
    expect(codeOf(await renewSchools(admin, { roundId: here.roundId, count: 1 }, during))).toBe(
      'changed-meanwhile',
    );
    expect(await here.renew(2)).toEqual({ renewed: 1, voided: 0, merged: 1 });
    expect(await here.standing()).toEqual([[here.school.name, `${mine?.number}-2`, '2']]);
    const made = (await here.stored()).find(({ number }) => number === `${mine?.number}-2`);
    const now = { name: here.school.name, number: made?.number, code: made?.code };
    expect(await check(gone?.code)).toMatchObject({ status: 'merged', supersededBy: now });
    expect(await check(mine?.code)).toMatchObject({ status: 'superseded', supersededBy: now });
    expect(await check(made?.code)).toMatchObject({ status: 'valid', supersededBy: null });
    expect(await certificatePaper(admin, gone?.id ?? '', DURING)).toBeNull();
    const desk = await listSchoolCertificates(here.teacher, here.school.id);
    expect(desk?.rounds.flatMap(({ rows }) => rows.map(({ number }) => number))).toEqual([made?.number]);
    // It is done: nothing is offered again, and no batch gives the school a second one.
    expect(await here.outdated()).toEqual({ count: 0, renewals: [] });
    expect(codeOf(await here.issue(SCHOOLS))).toBe('certificate-nothing-to-issue');
    // A correction of the one that stayed is where both lead.
    const corrected = { recipients: '新校名', authors: '', tutors: '', title: '', school: '' };
    must(await reissueCertificate(admin, { certificateId: made?.id ?? '', ...corrected }, during));
    expect(await check(gone?.code)).toMatchObject({
      status: 'merged',
      supersededBy: { name: '新校名', number: `${mine?.number}-3` },
    });
  });

  it('go on under the name of the school that stayed where that one had none', async () => {
    const here = await twoSchools();
    must(await here.issue(SCHOOLS));
    const [mine, gone] = [await here.ofSchool(here.school.id), await here.ofSchool(here.other.id)];
    await writer().certificate.delete({ where: { id: mine?.id ?? '' } });
    await here.merge();
    expect(codeOf(await here.issue(SCHOOLS))).toBe('certificate-nothing-to-issue');
    expect(await here.renew(1)).toEqual({ renewed: 1, voided: 0, merged: 0 });
    expect(await here.standing()).toEqual([[here.school.name, `${gone?.number}-2`, '2']]);
    expect(await check(gone?.code)).toMatchObject({
      status: 'merged',
      supersededBy: { name: here.school.name },
    });
  });

  it('only lead to the one that stayed where its numbers hold', async () => {
    const here = await twoSchools();
    must(await here.issue(SCHOOLS));
    const [mine, gone] = [await here.ofSchool(here.school.id), await here.ofSchool(here.other.id)];
    await writer().award.update({
      where: { id: here.awards[1]?.id },
      data: { revokedAt: DURING, revokeReason: '抄袭' },
    });
    await here.merge();
    expect(await here.renew(1)).toEqual({ renewed: 0, voided: 0, merged: 1 });
    expect(await here.standing()).toEqual([[here.school.name, mine?.number, '1']]);
    expect(await check(gone?.code)).toMatchObject({
      status: 'merged',
      supersededBy: { number: mine?.number },
    });
  });

  it('are two again when the merge is undone', async () => {
    const here = await twoSchools();
    must(await here.issue(SCHOOLS));
    const [mine, gone] = [await here.ofSchool(here.school.id), await here.ofSchool(here.other.id)];
    const { id: mergeId } = await here.merge();
    await here.renew(2);
    must(await undoMerge(admin, { mergeId }, during));
    const open = await here.outdated();
    expect(open?.count).toBe(2);
    expect(open?.renewals).toMatchObject([
      { number: `${mine?.number}-2`, apart: false },
      { number: gone?.number, apart: true, school: here.other.name },
    ]);
    expect(await here.renew(2)).toEqual({ renewed: 2, voided: 0, merged: 0 });
    expect(await here.standing()).toEqual(
      expect.arrayContaining([
        [here.school.name, `${mine?.number}-3`, '1'],
        [here.other.name, `${gone?.number}-2`, '1'],
      ]),
    );
    expect(await check(gone?.code)).toMatchObject({
      status: 'superseded',
      supersededBy: { number: `${gone?.number}-2` },
    });
    expect(await here.outdated()).toEqual({ count: 0, renewals: [] });
  });
});
