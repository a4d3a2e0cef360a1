import { createHash } from 'node:crypto';

import { issueCertificates } from '#app/features/certificates/issue-certificates.server.ts';
import type { IssueChoice } from '#app/features/certificates/schemas.ts';
import { certificatesOfRound, issuePage } from '#app/features/certificates/queries.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { admin, contest, draft, DURING, during, must, student } from './contest.ts';
import { createPerson } from '../factories.ts';

const PRIZES = [
  { code: '1', name: '一等奖', nameEn: 'First prize' },
  { code: '2', name: '二等奖', nameEn: 'Second prize' },
];

let units = 0;
/** A unit's name of its own, in two signs: numbers are counted by the unit's initials. */
const unitLetters = () => {
  units += 1;
  return createHash('sha256').update(`${process.pid} ${units}`).digest('hex').slice(0, 6).toUpperCase();
};

/** A round whose awards stand: one project of two authors, one of one; each has a tutor, the first one with an account. */
export async function prized() {
  const here = await contest();
  const { round, school } = here;
  const tutor = await createPerson({ name: '陈老师' });
  const rules = await Promise.all(
    PRIZES.map((prize, order) =>
      writer().prizeRule.create({
        data: { ...prize, roundId: round.id, mode: 'COUNT', value: 1, order },
        select: { id: true },
      }),
    ),
  );
  const teams = [[await student(school.id), await student(school.id)], [await student(school.id)]];
  const awards: { id: string; entryId: string }[] = [];
  for (const [index, authors] of teams.entries()) {
    const entryId = await draft({ round }, authors, `作品${'甲乙'[index]}`);
    const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    // The first author brought the others in; whether they have answered is not what this is about.
    await writer().projectAuthor.updateMany({ where: { projectId }, data: { status: 'ACCEPTED' } });
    await writer().projectTutor.deleteMany({ where: { projectId } });
    await writer().projectTutor.create({
      data: {
        projectId,
        name: index === 0 ? tutor.name : '李老师',
        personId: index === 0 ? tutor.id : null,
        order: 1,
      },
    });
    await writer().entry.update({ where: { id: entryId }, data: { number: `A00${index + 1}` } });
    awards.push(
      await writer().award.create({
        data: { entryId, prizeRuleId: rules[index]?.id ?? '', givenAt: DURING },
        select: { id: true, entryId: true },
      }),
    );
  }
  const pattern = `${unitLetters()}-{year}-{seq:4}`;
  const choose = (more: Partial<IssueChoice> = {}): IssueChoice => ({
    prize: 'author',
    prizeTemplate: 'ready:prize-zh',
    tutorTemplate: 'ready:tutor-zh',
    schoolTemplate: '',
    specialTemplate: '',
    schoolAwardTemplate: '',
    tutorAwardTemplate: '',
    unitAwardTemplate: '',
    pattern,
    ...more,
  });
  /** Issues whatever the choice gives now. */
  const issue = async (more: Partial<IssueChoice> = {}) => {
    const choice = choose(more);
    const page = await issuePage(admin, round.id, choice, { page: 1, now: DURING });
    const input = { ...choice, roundId: round.id, count: page?.plan?.count ?? 0 };
    return issueCertificates(admin, input, during);
  };
  const stored = () => db.certificate.findMany({ where: { roundId: round.id }, orderBy: { number: 'asc' } });
  return { ...here, roundId: round.id, tutor, teams, awards, pattern, choose, issue, stored };
}
export type Prized = Awaited<ReturnType<typeof prized>>;

/** The rows that the round's page lists. */
export async function listed(roundId: string) {
  const filter = { search: '', kind: '', status: '', page: 1 } as const;
  return (await certificatesOfRound(admin, roundId, filter))?.rows ?? [];
}

export { must };
