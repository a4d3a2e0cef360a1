import { readSheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#app/domain/viewer.ts';
import { reissueCertificate, voidCertificate } from '#app/features/certificates/change-certificate.server.ts';
import { checkCertificate } from '#app/features/certificates/check-certificate.server.ts';
import { issueCertificates } from '#app/features/certificates/issue-certificates.server.ts';
import {
  countUnitCertificates,
  listSchoolCertificates,
  listUnitCertificates,
} from '#app/features/certificates/own-certificates.server.ts';
import { certificatePaper, unitCertificates } from '#app/features/certificates/print-certificates.server.ts';
import { certificatesOfRound, getCertificate, issuePage } from '#app/features/certificates/queries.server.ts';
import { exportHonours } from '#app/features/honours/export-honours.server.ts';
import { getHonours, getSchoolHonours } from '#app/features/honours/queries.server.ts';
import { undoMerge } from '#app/features/merges/undo-merge.server.ts';
import { withdrawNotice } from '#app/features/results/withdraw-notice.server.ts';
import { confirmSpecial } from '#app/features/special/decide-special.server.ts';
import { draftSpecial } from '#app/features/special/draft-special.server.ts';
import { publishSpecials } from '#app/features/special/publish-specials.server.ts';
import { saveSpecial } from '#app/features/special/save-special.server.ts';
import { PointAwardSchema } from '#app/features/special/schemas.ts';
import { mergeUnits } from '#app/features/units/merge-units.server.ts';
import { removeUnit } from '#app/features/units/update-unit.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { createUnit, createViewer } from '../factories.ts';
import { admin, DURING, during, must } from './contest.ts';
import { later, published } from './objected.ts';
import { textOf } from './pdf-text.ts';

const NAME = '优秀组织单位';
const OPEN = { from: null, to: null, level: null, prize: '' };
const FILTER = { search: '', kind: '', status: '', page: 1 } as const;
const codeOf = (result: { ok: boolean; refusals?: readonly { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

let rounds = 0;
/** A prefecture's published round, whose award to units the eastern county has won; the western has an entry too. */
async function won() {
  const here = await published();
  const { roundId, unit: prefecture, entryIds } = here;
  const [east, west] = [
    await createUnit({ parentId: prefecture.id, name: `东县${(rounds += 1)}` }),
    await createUnit({ parentId: prefecture.id, name: `西县${rounds}` }),
  ];
  for (const [index, id] of entryIds.entries())
    await writer().entry.update({ where: { id }, data: { unitId: (index < 2 ? east : west).id } });
  const rule = PointAwardSchema.parse({
    forWhom: 'UNITS',
    way: 'RULE',
    name: NAME,
    places: '1',
    prizePoints: [{ code: '1', points: '5' }],
  });
  const { specialId } = must(await saveSpecial(admin, { ...rule, roundId, specialId: null }, during));
  must(await draftSpecial(admin, { specialId }, during));
  must(await confirmSpecial(admin, { specialId }, during));
  const choice = {
    prize: 'none' as const,
    prizeTemplate: '',
    tutorTemplate: '',
    schoolTemplate: '',
    pattern: `DW${process.pid}${rounds}-{seq:3}`,
  };
  const plan = () => issuePage(admin, roundId, choice, { page: 1, now: DURING });
  const issue = async () => {
    const { asked } = (await plan()) ?? {};
    if (!asked) throw new Error('plan');
    return issueCertificates(admin, { ...asked, roundId, count: 1 }, during);
  };
  const only = () =>
    db.certificate.findFirstOrThrow({ where: { roundId, kind: 'UNIT_AWARD' }, orderBy: { issue: 'desc' } });
  return { ...here, prefecture, east, west, specialId, plan, issue, only };
}
type Won = Awaited<ReturnType<typeof won>>;
const check = async (code: string) => {
  const checked = await checkCertificate(code, new Request('http://localhost/'));
  return checked.found === 'certificate' ? checked.certificate : null;
};

describe('the certificate of a unit’s award', () => {
  let here: Won;
  let own: Viewer;
  let others: Viewer[];
  beforeAll(async () => {
    here = await won();
    own = await createViewer('ADMIN', { unitId: here.east.id });
    others = [
      await createViewer('ADMIN', { unitId: here.west.id }),
      await createViewer('ADMIN', { unitId: (await createUnit()).id }),
      here.teacher,
    ];
  });

  it('is offered as soon as the award is confirmed, and issued once with the others', async () => {
    const page = await here.plan();
    expect(page?.asked.unitAwardTemplate).toBe('ready:unit-award-zh');
    expect(page?.plan).toMatchObject({ count: 1, schools: 0, units: 1 });
    expect(page?.plan?.rows).toMatchObject([
      { kind: 'UNIT_AWARD', names: [here.east.name], school: '', unit: here.east.name, prize: NAME },
    ]);
    must(await here.issue());
    expect(codeOf(await here.issue())).toBe('certificate-nothing-to-issue');
    expect(await here.only()).toMatchObject({ unitId: here.east.id, schoolId: null, name: here.east.name });
  });

  it('says on paper whom it is for and what for, and whoever checks it that it is valid', async () => {
    const { id, code, number } = await here.only();
    const [text = ''] = await textOf((await certificatePaper(own, id, DURING))?.bytes);
    const solid = text.replaceAll(/\s/g, '');
    expect(solid).toContain(`${here.east.name}：`);
    expect(solid).toContain(`荣获“${NAME}”`);
    expect(solid).toContain(number);
    expect(await check(code)).toMatchObject({ status: 'valid', kind: 'UNIT_AWARD' });
  });

  it('is seen and downloaded by the unit’s administrators and by who issues it, by nobody else', async () => {
    const { id, number } = await here.only();
    const issuer = await createViewer('ADMIN', { unitId: here.prefecture.id });
    const which = { unitId: here.east.id, roundId: here.roundId };
    const words = { locale: 'zh' as const, now: DURING };
    for (const viewer of [own, issuer]) {
      expect(await certificatePaper(viewer, id, DURING)).not.toBeNull();
      expect(await unitCertificates(viewer, which, words)).not.toBeNull();
      const found = await listUnitCertificates(viewer, here.east.id);
      expect(found?.rounds).toMatchObject([{ rows: [{ number, holder: here.east.name, status: 'valid' }] }]);
    }
    for (const viewer of others) {
      expect(await certificatePaper(viewer, id, DURING)).toBeNull();
      expect(await unitCertificates(viewer, which, words)).toBeNull();
      expect(await listUnitCertificates(viewer, here.east.id)).toBeNull();
    }
    // The county sees what it was given, not the round that gave it.
    expect(await getCertificate(own, here.roundId, id)).toBeNull();
    expect(await getCertificate(issuer, here.roundId, id)).toMatchObject({ holder: here.east.name });
    expect((await listUnitCertificates(issuer, here.west.id))?.rounds).toEqual([]);
    expect((await listSchoolCertificates(here.teacher, here.school.id))?.rounds).toEqual([]);
    expect(await countUnitCertificates(own, DURING)).toEqual([
      { id: here.east.id, name: here.east.name, count: 1 },
    ]);
    expect(await countUnitCertificates(issuer, DURING)).toEqual([]);
  });

  it('is found by its kind and by the unit’s name', async () => {
    const rows = async (more: object) =>
      (await certificatesOfRound(admin, here.roundId, { ...FILTER, ...more }))?.rows.length;
    expect(await rows({ kind: 'UNIT_AWARD', search: here.east.name })).toBe(1);
    expect(await rows({ kind: 'SCHOOL_AWARD' })).toBe(0);
    expect(await rows({ search: here.west.name })).toBe(0);
  });

  it('keeps its unit from being removed, and follows it when units are merged, and back', async () => {
    expect(codeOf(await removeUnit(admin, { unitId: here.east.id }, during))).toBe('unit-in-use');
    const holder = async () => (await here.only()).unitId;
    must(await mergeUnits(admin, { unitId: here.east.id, intoId: here.west.id }, during));
    expect(await holder()).toBe(here.west.id);
    const { id: mergeId } = await db.merge.findFirstOrThrow({ where: { goneId: here.east.id } });
    must(await undoMerge(admin, { mergeId }, later(1)));
    expect(await holder()).toBe(here.east.id);
  });

  it('is corrected by another one, and void when somebody says so', async () => {
    const old = await here.only();
    const input = { recipients: '东县科协', authors: '多余', tutors: '多余', title: '多余', school: '多余' };
    const again = must(await reissueCertificate(admin, { certificateId: old.id, ...input }, during));
    const made = await here.only();
    expect(made).toMatchObject({ id: again.certificateId, unitId: here.east.id, number: `${old.number}-2` });
    expect(JSON.stringify(made.text)).not.toContain('多余');
    expect(await check(old.code)).toMatchObject({ status: 'superseded', supersededBy: { code: made.code } });
    must(await voidCertificate(admin, { certificateId: made.id, reason: '发错了单位' }, during));
    expect(await check(made.code)).toMatchObject({ status: 'void', voidSince: DURING });
    expect(await certificatePaper(own, made.id, DURING)).toBeNull();
    expect(codeOf(await here.issue())).toBe('certificate-nothing-to-issue');
  });
});

describe('honours', () => {
  let here: Won;
  const count = (unitId: string, by: 'unit' | 'school' = 'unit') => getHonours(admin, unitId, OPEN, by);
  beforeAll(async () => {
    here = await won();
  });

  it('count an award to a unit from the day that it is in public, beside the prizes of its schools', async () => {
    const before = (await count(here.prefecture.id))?.total ?? 0;
    expect(before).toBe(3);
    must(await publishSpecials(admin, { roundId: here.roundId, reason: '公布优秀组织单位' }, during));
    const all = await count(here.prefecture.id);
    expect(all).toMatchObject({ total: 4, toUnits: 1 });
    // The schools are the prefecture's own: its prizes stand there, the county's award in its line.
    expect(all?.lines.map(({ key, total, toUnits }) => [key, total, toUnits])).toEqual([
      [here.prefecture.id, 3, 0],
      [here.east.id, 1, 1],
    ]);
    expect(all?.parts).toContainEqual(
      expect.objectContaining({ prize: expect.objectContaining({ prize: NAME }) }),
    );
    expect(all?.byYear).toMatchObject([{ year: 2026, total: 4 }]);
    expect((await count(here.east.id))?.shown).toMatchObject([
      { prize: NAME, school: null, level: 'COUNTY' },
    ]);
    expect((await count(here.west.id))?.total).toBe(0);
  });

  it('give it to no school', async () => {
    const bySchool = await count(here.prefecture.id, 'school');
    expect(bySchool?.lines.map(({ total }) => total)).toEqual([3]);
    const school = await getSchoolHonours(admin, here.school.id, OPEN, 'tutor');
    expect(school?.shown.map(({ prize }) => prize)).not.toContain(NAME);
  });

  it('go into the workbook with it', async () => {
    const asked = { unitId: here.prefecture.id, filter: OPEN, by: 'unit' as const };
    const bytes = (await exportHonours(admin, asked, 'zh'))?.bytes ?? Buffer.alloc(0);
    const [, head, ...lines] = await readSheet(bytes, 1);
    expect(head?.slice(-2)).toEqual(['合计', '其中授予单位']);
    expect(lines.find(([name]) => name === here.east.name)?.slice(-2)).toEqual([1, 1]);
    const detail = await readSheet(bytes, 2);
    expect(detail.find((row) => row[2] === NAME)).toMatchObject({ 4: here.east.name, 5: here.east.name });
  });

  it('forget it when its notice is withdrawn', async () => {
    must(await withdrawNotice(admin, { noticeId: here.noticeId, reason: '标题有误' }, later(1)));
    expect((await count(here.east.id))?.total).toBe(0);
  });
});
