import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { breakLines } from '#app/domain/certificate/break-lines.ts';
import { layoutCertificate } from '#app/domain/certificate/layout.ts';
import type { Measure } from '#app/domain/certificate/layout.ts';
import { certificateLines, isGiven, schoolRecipient } from '#app/domain/certificate/lines.ts';
import type { AwardFacts } from '#app/domain/certificate/lines.ts';
import {
  certificateCode,
  checkNumberPattern,
  numberInSeries,
  numberSeries,
  readCertificateCode,
  reissuedNumber,
  showCertificateCode,
} from '#app/domain/certificate/number.ts';
import { countRenewals, schoolRenewals } from '#app/domain/certificate/school-renewals.ts';
import { specialCertificateLines } from '#app/domain/certificate/special-lines.ts';
import { certificateStatus } from '#app/domain/certificate/status.ts';
import { READY_TEMPLATES } from '#app/domain/certificate/templates.ts';
import { certificateText, unknownPlaceholders } from '#app/domain/certificate/text.ts';
import type { CertificateFacts } from '#app/domain/certificate/text.ts';

const facts: CertificateFacts = {
  recipients: ['刘莹'],
  authors: ['刘莹', '王小明'],
  tutors: ['陈老师'],
  school: '永康市第一中学',
  unit: '永康市',
  round: '永康市青少年科技创新大赛',
  edition: '第38届',
  organiser: '永康市',
  title: '自动浇花装置',
  prize: '一等奖',
  category: '青少年科技创新成果',
  group: '初中组',
  entryNumber: 'AJ007',
  prizes: [{ name: '一等奖', count: 2 }],
};
const ready = (code: string) => {
  const found = READY_TEMPLATES.find((one) => one.code === code);
  if (!found) throw new Error(code);
  return found.design;
};
/** Chinese signs are as wide as high; others a little more than half of it. */
const measure: Measure = (text) => [...text].reduce((sum, sign) => sum + (sign > '\u2E80' ? 1 : 0.56), 0);
const code = (result: { ok: boolean; refusals?: { code: string }[] }) =>
  result.ok ? 'ok' : result.refusals?.[0]?.code;

describe('numbers', () => {
  it('follow the pattern, with the year, the code and a running number', () => {
    const series = numberSeries('JH{code}-{year}-{seq:4}', { year: 2026, code: '3307' });
    expect(numberInSeries(series, 7)).toBe('JH3307-2026-0007');
    expect(numberInSeries(series, 12345)).toBe('JH3307-2026-12345');
  });

  it('need one running number, and nothing that is unknown or hard to type', () => {
    expect(code(checkNumberPattern('JH{year}-{seq:4}'))).toBe('ok');
    expect(code(checkNumberPattern('JH{year}'))).toBe('certificate-pattern-seq');
    expect(code(checkNumberPattern('{seq}{seq}'))).toBe('certificate-pattern-seq');
    expect(code(checkNumberPattern('JH {seq}'))).toBe('certificate-pattern-signs');
    expect(checkNumberPattern('{town}{seq}')).toMatchObject({
      refusals: [{ code: 'certificate-placeholder-unknown', params: { names: '{town}' } }],
    });
  });

  it('of different places in a series are different', () => {
    fc.assert(
      fc.property(fc.nat(99_999), fc.nat(99_999), (one, other) => {
        const number = (sequence: number) => numberInSeries('JH{seq:3}', sequence);
        return one === other || number(one) !== number(other);
      }),
    );
  });

  it('of corrections say which they are', () => {
    expect(reissuedNumber('JH2026-0007', 1)).toBe('JH2026-0007-2');
    expect(reissuedNumber('JH2026-0007-2', 2)).toBe('JH2026-0007-3');
  });
});

describe('codes', () => {
  it('are read however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const made = certificateCode(bytes);
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(readCertificateCode(showCertificateCode(made))).toBe(made);
        expect(readCertificateCode(` ${made.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `)).toBe(
          made,
        );
      }),
    );
  });

  it('that cannot be one are none', () => {
    for (const typed of ['', 'ABC', 'ABCDEABCDEA', 'UUUUUUUUUU', '证书证书证书证书证书'])
      expect(readCertificateCode(typed)).toBeNull();
  });
});

describe('words', () => {
  it('are filled in, two-character names padded, empty brackets left out', () => {
    const text = certificateText(
      { ...ready('prize-zh'), body: '{names}（{group}）{prize}{unknown}' },
      { ...facts, group: '' },
      { number: 'JH1', date: '2026年6月1日' },
    );
    expect(text.addressee).toBe('刘　莹 同学：');
    expect(text.body).toBe('刘　莹、王小明一等奖{unknown}');
    expect(text.issuers).toEqual(['永康市青少年科技创新大赛组委会']);
  });

  it('of an English template are joined the English way', () => {
    const design = { ...ready('prize-en'), addressee: '{names}' };
    expect(certificateText(design, facts, { number: '1', date: '' }).addressee).toBe('刘莹 and 王小明');
  });

  it('name every placeholder that the kind cannot fill', () => {
    const design = { ...ready('school-zh'), body: '{title}{count}{nobody}' };
    expect(unknownPlaceholders(design, 'SCHOOL')).toEqual([
      { field: 'body', names: ['{title}', '{nobody}'] },
    ]);
    for (const { design: own, kind } of READY_TEMPLATES) expect(unknownPlaceholders(own, kind)).toEqual([]);
  });

  it('of every ready-made template say that nobody is admitted by them', () => {
    for (const { design } of READY_TEMPLATES) expect(design.sentence).toMatch(/招生入学|admission/);
  });
});

describe('lines', () => {
  it('lose no sign, are not too wide, and do not begin with a closing one', () => {
    const sign = fc.constantFrom(...'一二三中文字，。《》“”（）、；ab cD 12-3　—');
    fc.assert(
      fc.property(
        fc.array(sign, { maxLength: 80 }).map((signs) => signs.join('')),
        fc.integer({ min: 6, max: 30 }),
        (text, width) => {
          const lines = breakLines(text, width, (part) => measure(part, 'regular'));
          const solid = (words: string) => words.replaceAll(/\s/g, '');
          expect(solid(lines.join(''))).toBe(solid(text));
          for (const line of lines) expect(measure(line, 'regular')).toBeLessThanOrEqual(width + 1e-9);
        },
      ),
    );
    const wrap = (text: string, width: number) => breakLines(text, width, (part) => measure(part, 'regular'));
    expect(wrap('一二三四，五六', 4)).toEqual(['一二三', '四，五六']);
    expect(wrap('一二三《四五六', 4)).toEqual(['一二三', '《四五六']);
    expect(wrap('一二三张　伟', 5)).toEqual(['一二三', '张　伟']);
    expect(wrap('the long words', 5)).toEqual(['the long', 'words']);
  });
});

describe('a page', () => {
  const title = '基于物联网的“城市内涝——地下空间”多点水位监测与 Arduino 自动排涝系统'.padEnd(
    107,
    '的设计与制作',
  );
  const names = ['欧阳晓明', '司徒文静', '诸葛思远', '上官若兰'];
  const long = { ...facts, recipients: names, authors: names, title, school: '浙江省永康市第一中学教育集团' };
  const issued = {
    number: 'JH2026-0001-2',
    code: '0123456789',
    address: 'contest.example.org/certificates',
    checkUrl: 'https://contest.example.org/certificates/0123456789',
  };
  const cases = READY_TEMPLATES.flatMap(({ code: name, design }) =>
    (['landscape', 'portrait'] as const).flatMap((paper) =>
      [facts, long].map((own) => ({ name: `${name}, ${paper}`, design: { ...design, paper }, own })),
    ),
  );

  it.each(cases)('holds everything: $name', ({ design, own }) => {
    const text = certificateText(design, own, { number: issued.number, date: '2026年6月1日' });
    const page = layoutCertificate(design, text, issued, { background: null, seal: null }, measure);
    expect(page.fits).toBe(true);
    for (const mark of page.texts) {
      expect(mark.x).toBeGreaterThan(20);
      expect(mark.x + mark.width).toBeLessThan(page.width - 20);
      expect(mark.y).toBeLessThan(page.height - 20);
    }
    // Nothing stands on anything else: boxes of words, and of the code.
    const boxes = [
      ...page.texts.map(({ x, y, width, size }) => ({ x, y: y - size * 0.8, width, height: size * 0.85 })),
      page.qr,
    ];
    for (const [index, one] of boxes.entries())
      for (const other of boxes.slice(index + 1)) {
        const apart =
          one.x + one.width <= other.x + 0.01 ||
          other.x + other.width <= one.x + 0.01 ||
          one.y + one.height <= other.y ||
          other.y + other.height <= one.y;
        expect(apart).toBe(true);
      }
    const words = page.texts.map((mark) => mark.text).join('');
    expect(words).toContain(text.sentence.slice(0, 12));
    expect(words).toContain(issued.number);
  });

  it('says when there is too much for it', () => {
    const design = { ...ready('prize-zh'), body: '很多字'.repeat(700) };
    const text = certificateText(design, facts, { number: '1', date: '' });
    expect(layoutCertificate(design, text, issued, { background: null, seal: null }, measure).fits).toBe(
      false,
    );
  });
});

describe('who gets one', () => {
  const award = (id: string, more: Partial<AwardFacts> = {}): AwardFacts => ({
    awardId: id,
    prize: { name: '一等奖', order: 1 },
    entrants: 'STUDENTS',
    authors: [
      { id: `${id}-1`, name: '甲' },
      { id: `${id}-2`, name: '乙' },
    ],
    tutors: [{ id: `${id}-t`, name: '丙' }],
    school: { id: 's1', name: '一中' },
    unit: '永康市',
    title: `作品${id}`,
    category: '类别',
    group: '组别',
    entryNumber: id,
    ...more,
  });
  const all = { prize: 'author', tutor: true, school: true } as const;

  it('is every author, every tutor, and a school once with its prizes counted', () => {
    const lines = certificateLines(
      [award('a'), award('b', { prize: { name: '二等奖', order: 2 } }), award('c')],
      all,
    );
    expect(lines.map(({ kind }) => kind)).toEqual([
      'SCHOOL',
      ...Array.from({ length: 6 }, () => 'PRIZE'),
      ...Array.from({ length: 3 }, () => 'TUTOR'),
    ]);
    expect(lines[0]?.facts.prizes).toEqual([
      { name: '一等奖', count: 2 },
      { name: '二等奖', count: 1 },
    ]);
  });

  it('does not depend on the order of the awards', () => {
    const awards = ['a', 'b', 'c', 'd'].map((id, index) =>
      award(id, { school: { id: `s${index % 2}`, name: '同名学校' } }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(awards, { minLength: 4 }), (mixed) => {
        expect(certificateLines(mixed, all)).toEqual(certificateLines(awards, all));
      }),
    );
  });

  it('is the tutor where the work is a tutor’s, and the school where no person may be named', () => {
    const lines = certificateLines(
      [
        award('a', { entrants: 'TUTOR', authors: [] }),
        award('b', { entrants: 'GROUP_NAME', school: { id: 's2', name: '二中' } }),
      ],
      { prize: 'author', tutor: true, school: false },
    );
    expect(lines.map(({ kind, facts: own }) => [kind, own.recipients])).toEqual([
      ['PRIZE', ['二中']],
      ['TUTOR', ['丙']],
      ['PRIZE', ['丙']],
    ]);
  });

  it('is nobody who has one, in whatever form', () => {
    const [author] = certificateLines([award('a')], { prize: 'author', tutor: false, school: false });
    const [team] = certificateLines([award('a')], { prize: 'project', tutor: false, school: false });
    if (!author || !team) throw new Error('lines');
    expect(isGiven(author, new Set(), new Map())).toBe(false);
    expect(isGiven(author, new Set([author.recipient]), new Map([['a', 'author']]))).toBe(true);
    expect(isGiven(team, new Set([author.recipient]), new Map([['a', 'author']]))).toBe(true);
    expect(isGiven(author, new Set([team.recipient]), new Map([['a', 'project']]))).toBe(true);
  });
});

it('is void with its award, whatever it says itself', () => {
  const at = new Date(0);
  const status = (voidedAt: Date | null, next: string | null, revokedAt: Date | null) =>
    certificateStatus({
      recipient: 'same',
      voidedAt,
      supersededBy: next === null ? null : { recipient: next },
      award: { revokedAt },
    }).status;
  expect(status(null, null, null)).toBe('valid');
  expect(status(null, null, at)).toBe('void');
  expect(status(null, 'same', null)).toBe('superseded');
  expect(status(null, 'another', null)).toBe('merged');
  expect(status(at, 'same', null)).toBe('void');
});

it('of a unit’s award is with the unit, comes first, and knows no school', () => {
  const award = { prize: '优秀组织单位', sponsor: '' };
  const lines = specialCertificateLines([
    { ...award, kind: 'SCHOOL_AWARD', lineId: 'l1', school: { id: 's1', name: '安平中学' }, unit: '永康市' },
    { ...award, kind: 'UNIT_AWARD', lineId: 'l2', unit: { id: 'u2', name: '永康市' } },
    { ...award, kind: 'UNIT_AWARD', lineId: 'l3', unit: { id: 'u1', name: '东阳市' } },
  ]);
  expect(lines.map(({ schoolId, unitId, facts: { recipients } }) => [schoolId, unitId, recipients])).toEqual([
    [null, 'u1', ['东阳市']],
    [null, 'u2', ['永康市']],
    ['s1', null, ['安平中学']],
  ]);
  const design = ready('unit-award-zh');
  expect(unknownPlaceholders(design, 'UNIT_AWARD')).toEqual([]);
  expect(unknownPlaceholders({ ...design, body: '{school}' }, 'UNIT_AWARD')).toEqual([
    { field: 'body', names: ['{school}'] },
  ]);
});

describe('certificates of schools that are not right any more', () => {
  const counts = fc
    .array(fc.constantFrom('一等奖', '二等奖'), { maxLength: 2 })
    .map((names) => [...new Set(names)].map((name, index) => ({ name, count: index + 1 })));
  const schools = ['s1', 's2', 's3'];
  const certificate = fc.record({
    schoolId: fc.constantFrom(...schools),
    recipient: fc.constantFrom(...schools.map(schoolRecipient)),
    prizes: counts,
  });
  const nowOf = fc.tuple(counts, counts, counts);

  it('leave one for each school that has prizes, with the numbers that stand, its own where it has one', () => {
    fc.assert(
      fc.property(fc.array(certificate, { maxLength: 8 }), nowOf, (standing, now) => {
        const countsOf = ({ schoolId }: { schoolId: string }) => now[schools.indexOf(schoolId)] ?? [];
        const renewals = schoolRenewals(standing, [], countsOf);
        const gone = new Set(
          renewals.flatMap(({ act, certificate: one, merged }) => (act === 'void' ? [one] : merged)),
        );
        const left = standing
          .filter((one) => !gone.has(one))
          .map((one) => ({
            ...one,
            ...(renewals.some(({ act, certificate: it }) => act === 'renew' && it === one)
              ? { recipient: schoolRecipient(one.schoolId), prizes: countsOf(one) }
              : {}),
          }));
        for (const schoolId of schools) {
          const own = standing.filter((one) => one.schoolId === schoolId);
          const after = left.filter((one) => one.schoolId === schoolId);
          const [first] = own;
          expect(after).toHaveLength(first && countsOf(first).length > 0 ? 1 : 0);
          if (own.some(({ recipient }) => recipient === schoolRecipient(schoolId)) && after[0])
            expect(after[0].recipient).toBe(schoolRecipient(schoolId));
        }
        // Once put right, nothing is left to do.
        expect(schoolRenewals(left, [], countsOf)).toEqual([]);
        expect(countRenewals(renewals)).toBeLessThanOrEqual(standing.length);
      }),
    );
  });

  it('come back when a merge has been undone, unless the school has one by now', () => {
    const prizes = [{ name: '一等奖', count: 1 }];
    const apart = { schoolId: 's1', recipient: schoolRecipient('s1'), prizes };
    expect(schoolRenewals([], [apart], () => prizes)).toMatchObject([{ certificate: apart, act: 'renew' }]);
    expect(schoolRenewals([], [apart], () => [])).toMatchObject([{ act: 'void' }]);
    expect(schoolRenewals([{ ...apart }], [apart], () => prizes)).toEqual([]);
  });
});
