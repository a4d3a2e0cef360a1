import { describe, expect, it } from 'vitest';

import { isReminded } from '#app/domain/judging-reminder.ts';
import { saveSheet } from '#app/features/judging/save-sheet.server.ts';
import { serviceCertificate } from '#app/features/judging/service-certificate.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { admin, asJudge, during, must } from './contest.ts';
import { judged } from './judged.ts';
import { textOf } from './pdf-text.ts';

describe('the reminder of a judge', () => {
  const window = { opensAt: new Date('2026-05-01T00:00:00Z'), closesAt: new Date('2026-05-10T00:00:00Z') };
  it('comes within three days of the end, while something is missing, and not after it', () => {
    const at = (day: string, missing = 1) => isReminded(window, missing, new Date(`2026-05-${day}:00Z`));
    expect([at('06T23:59'), at('07T00:00'), at('09T23:59'), at('10T00:00'), at('09T00:00', 0)]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(isReminded(undefined, 3, window.opensAt)).toBe(false);
  });
});

describe('a certificate of service', () => {
  it('is given for all sheets submitted, to the judge alone, in either language', async () => {
    const { round, unit, judge, pool, sheet, other } = await judged();
    const paper = (viewer: typeof judge, locale: 'zh' | 'en' = 'zh') =>
      serviceCertificate(viewer, round.id, { locale, now: during.now });
    must(await saveSheet(judge, { ...sheet, submit: true }, during));
    expect(await paper(judge)).toBeNull();
    must(await saveSheet(judge, { ...sheet, assignmentId: other.id, submit: true }, during));
    const { name } = await db.person.findUniqueOrThrow({ where: { id: judge.personId } });
    const chinese = (await textOf((await paper(judge))?.bytes)).join('');
    for (const words of ['评委服务证明', name, round.name, '2 件', unit.name])
      expect(chinese).toContain(words);
    const english = (await textOf((await paper(judge, 'en'))?.bytes)).join('');
    for (const words of ['Certificate of service', '2 projects']) expect(english).toContain(words);
    expect(await paper(asJudge(pool[1]?.personId ?? '', round.id))).toBeNull();
    expect(await paper(admin)).toBeNull();
  });
});
