import { describe, expect, it } from 'vitest';
import type { RouteConfigEntry } from '@remix-run/route-config';

import routes from '#app/routes.ts';
import {
  createPerson,
  createRound,
  createSchool,
  createStudent,
  createUnit,
  grantRole,
} from '../factories.ts';
import { cookieOf } from './cookie-of.ts';
import { READY_TEMPLATES } from '#app/domain/certificate/templates.ts';
import { certificateText } from '#app/domain/certificate/text.ts';
import { writer } from '#app/platform/db/client.server.ts';

/** Every file of the site map that answers a GET, with its address. */
function addresses(
  entries: readonly RouteConfigEntry[],
  above = '',
  layouts: readonly string[] = [],
): { file: string; path: string; layouts: readonly string[] }[] {
  return entries.flatMap((entry) => {
    const path = [above, entry.path ?? ''].filter(Boolean).join('/');
    const below = addresses(entry.children ?? [], path, [...layouts, entry.file]);
    return [{ file: entry.file, path: `/${path}`, layouts }, ...below];
  });
}

const ROLES = ['public', 'student', 'teacher', 'judge', 'checker', 'admin', 'stranger'] as const;
type Role = (typeof ROLES)[number];
/** y: sees it; n: 404 as if it were not there; s: sent to sign in; g: sent on; b: 400 without a signed address; k: 401. */
type Row = Record<Role, 'y' | 'n' | 's' | 'g' | 'b' | 'k'>;

const row = (text: string): Row => {
  const letters = text.split(' ');
  return Object.fromEntries(ROLES.map((role, index) => [role, letters[index]])) as Row;
};

/** Who may open what. `stranger` is the administrator of another unit. A route without a row fails the test. */
const TABLE: Record<string, Row> = {
  // file                                public student teacher judge checker admin stranger
  'routes/public/layout.tsx': row('y y y y y y y'),
  'routes/public/home.tsx': row('y y y y y y y'),
  'routes/public/help.tsx': row('y y y y y y y'),
  'routes/public/help-api.tsx': row('y y y y y y y'),
  'routes/public/help-methods.tsx': row('y y y y y y y'),
  'routes/public/notice.tsx': row('n n n n n n n'),
  'routes/public/round.tsx': row('y y y y y y y'),
  'routes/public/notice-objection.tsx': row('n n n n n n n'),
  'routes/public/objection.tsx': row('n n n n n n n'),
  'routes/public/consent.tsx': row('n n n n n n n'),
  'routes/public/consent-form.tsx': row('n n n n n n n'),
  'routes/public/defence-wall.tsx': row('n n n n n n n'),
  'routes/public/defence-timer.tsx': row('y y y y y y y'),
  'routes/public/certificates.tsx': row('y y y y y y y'),
  // Says that there is no such code, and asks for another.
  'routes/public/certificate.tsx': row('y y y y y y y'),
  'routes/auth/sign-in.tsx': row('y g g g g g g'),
  'routes/auth/setup.tsx': row('y y y y y y y'),
  'routes/auth/password.tsx': row('s y y y y y y'),
  'routes/auth/account.tsx': row('s y y y y y y'),
  'routes/auth/account-certificates.tsx': row('s y y y y y y'),
  'routes/auth/invitation-code.tsx': row('y y y y y y y'),
  'routes/auth/invitation.tsx': row('n n n n n n n'),
  'routes/student/layout.tsx': row('s y y y y y y'),
  'routes/student/home.tsx': row('s y n n n n n'),
  'routes/student/join.tsx': row('s y n n n n n'),
  'routes/student/entry-new.tsx': row('s g n n n n n'),
  'routes/student/entry-layout.tsx': row('s y y n n n n'),
  'routes/student/entry.tsx': row('s y y n n n n'),
  'routes/student/entry-draft.ts': row('s y y y y y y'),
  'routes/student/entry-edit.tsx': row('s y y n n n n'),
  'routes/student/entry-form.tsx': row('s y y n n n n'),
  'routes/student/entry-authors.tsx': row('s y n n n n n'),
  'routes/student/entry-work.tsx': row('s y n n n n n'),
  'routes/student/entry-tutors.tsx': row('s y y n n n n'),
  'routes/student/entry-materials.tsx': row('s y y n n n n'),
  'routes/student/entry-confirm.tsx': row('s y y n n n n'),
  'routes/student/entry-feedback.tsx': row('s y y n n n n'),
  'routes/school/layout.tsx': row('s y y y y y y'),
  'routes/school/index.tsx': row('s n g n n n n'),
  'routes/school/home.tsx': row('s n y n n y n'),
  'routes/school/students.tsx': row('s n y n n y n'),
  'routes/school/student-new.tsx': row('s n y n n y n'),
  'routes/school/students-import.tsx': row('s n y n n y n'),
  'routes/school/slips.tsx': row('s n y n n y n'),
  'routes/school/students-year.tsx': row('s n y n n y n'),
  'routes/school/students-namesakes.tsx': row('s n y n n y n'),
  'routes/school/consent-slips.tsx': row('s n y n n y n'),
  'routes/school/student.tsx': row('s n y n n y n'),
  'routes/school/entries.tsx': row('s n y n n y n'),
  'routes/school/entry.tsx': row('s y y n y y n'),
  'routes/school/hand-in.tsx': row('s n y n n y n'),
  'routes/school/defence.tsx': row('s n y n n y n'),
  'routes/school/certificates.tsx': row('s n y n n y n'),
  'routes/school/honours.tsx': row('s n y n n y n'),
  'routes/resources/school-honours-xlsx.ts': row('s n y n n y n'),
  'routes/school/feedback.tsx': row('s n y n n y n'),
  'routes/school/feedback-print.tsx': row('s n y n n y n'),
  'routes/resources/feedback-xlsx.ts': row('s n y n n y n'),
  'routes/judge/layout.tsx': row('s y y y y y y'),
  'routes/judge/home.tsx': row('s n n y n n n'),
  'routes/judge/round.tsx': row('s n n y n n n'),
  'routes/judge/defence.tsx': row('s n n y n n n'),
  'routes/judge/invitation.tsx': row('s n n y n n n'),
  'routes/judge/declare.tsx': row('s n n y n n n'),
  'routes/judge/assignment.tsx': row('s n n y n n n'),
  'routes/judge/sheet.ts': row('s y y y y y y'),
  // The round of the table does not score by consensus.
  'routes/judge/panel.tsx': row('s n n n n n n'),
  'routes/judge/deliberation.tsx': row('s n n y n n n'),
  'routes/judge/jury.tsx': row('s n n y n n n'),
  // The entry of the table is a draft: no jury reads it.
  'routes/judge/jury-entry.tsx': row('s n n n n n n'),
  'routes/judge/flag.ts': row('s y y y y y y'),
  'routes/admin/layout.tsx': row('s n n n y y y'),
  'routes/admin/home.tsx': row('s n n n y y y'),
  'routes/admin/units.tsx': row('s n n n y y y'),
  'routes/admin/unit-new.tsx': row('s n n n y y y'),
  'routes/admin/unit.tsx': row('s n n n n y n'),
  'routes/admin/schools.tsx': row('s n n n y y y'),
  'routes/admin/school-new.tsx': row('s n n n y y y'),
  'routes/admin/schools-import.tsx': row('s n n n y y y'),
  'routes/admin/school.tsx': row('s n n n n y n'),
  'routes/admin/people.tsx': row('s n n n y y y'),
  'routes/admin/people-merge.tsx': row('s n n n y y y'),
  'routes/admin/judges.tsx': row('s n n n y y y'),
  'routes/admin/judges-import.tsx': row('s n n n y y y'),
  'routes/admin/judge.tsx': row('s n n n n y n'),
  'routes/admin/honours.tsx': row('s n n n n y y'),
  'routes/admin/honours-import.tsx': row('s n n n n y y'),
  'routes/admin/honours-bonus.tsx': row('s n n n n y y'),
  'routes/resources/honours-xlsx.ts': row('s n n n n y y'),
  'routes/admin/invitations.tsx': row('s n n n y y y'),
  'routes/admin/invitation-new.tsx': row('s n n n y y y'),
  'routes/admin/invitations-print.tsx': row('s n n n y y y'),
  'routes/admin/editions.tsx': row('s n n n y y y'),
  'routes/admin/edition-new.tsx': row('s n n n y y y'),
  'routes/admin/edition.tsx': row('s n n n n y n'),
  'routes/admin/rounds-new.tsx': row('s n n n n y n'),
  'routes/admin/round-layout.tsx': row('s n n n y y n'),
  'routes/admin/round.tsx': row('s n n n g y n'),
  'routes/admin/round-settings.tsx': row('s n n n n y n'),
  'routes/admin/round-windows.tsx': row('s n n n n y n'),
  'routes/admin/round-rubric.tsx': row('s n n n n y n'),
  'routes/admin/round-rows.tsx': row('s n n n n y n'),
  'routes/admin/round-entries.tsx': row('s n n n y y n'),
  'routes/admin/round-entries-bulk.tsx': row('s n n n n n n'),
  // The entry of the table was not imported.
  'routes/admin/round-entry-files.tsx': row('s n n n n n n'),
  'routes/admin/round-import.tsx': row('s n n n n y n'),
  'routes/admin/round-package-upload.tsx': row('s n n n n y n'),
  'routes/admin/round-package.tsx': row('s n n n n n n'),
  'routes/admin/round-entry.tsx': row('s n n n y y n'),
  'routes/admin/round-schools.tsx': row('s n n n n y n'),
  'routes/admin/round-judges.tsx': row('s n n n n y n'),
  'routes/admin/round-judge-pick.tsx': row('s n n n n y n'),
  'routes/admin/round-conflicts.tsx': row('s n n n n y n'),
  'routes/admin/round-judge-slips.tsx': row('s n n n n y n'),
  'routes/admin/round-judge.tsx': row('s n n n n y n'),
  'routes/admin/round-panel.tsx': row('s n n n n y n'),
  'routes/admin/round-assignment.tsx': row('s n n n n y n'),
  'routes/admin/round-judging.tsx': row('s n n n n y n'),
  'routes/admin/round-defence.tsx': row('s n n n n y n'),
  'routes/admin/round-defence-print.tsx': row('s n n n n y n'),
  'routes/admin/round-defence-desk.tsx': row('s n n n n y n'),
  'routes/admin/round-defence-session.tsx': row('s n n n n y n'),
  'routes/admin/round-flags.tsx': row('s n n n n y n'),
  'routes/admin/round-apart.tsx': row('s n n n n y n'),
  'routes/admin/round-plan.tsx': row('s n n n n y n'),
  'routes/admin/round-plan-entry.tsx': row('s n n n n n n'),
  'routes/admin/round-plan-upload.tsx': row('s n n n n y n'),
  'routes/admin/plan-record.tsx': row('s n n n n n n'),
  'routes/resources/plan-xlsx.ts': row('s n n n n n n'),
  'routes/resources/plan-record-pdf.ts': row('s n n n n n n'),
  'routes/resources/plan-table.ts': row('s n n n n n n'),
  'routes/resources/plan-run.ts': row('s n n n n y n'),
  'routes/resources/table-run.ts': row('s n n n n y n'),
  'routes/admin/round-fairness.tsx': row('s n n n n y n'),
  'routes/admin/round-results.tsx': row('s n n n n y n'),
  'routes/admin/round-lists.tsx': row('s n n n n y n'),
  'routes/resources/notice-bundle.ts': row('s n n n n n n'),
  'routes/admin/round-list-template.tsx': row('s n n n n y n'),
  // A list that gives prizes goes nowhere: there is no package of it.
  'routes/resources/list-package.ts': row('s n n n n n n'),
  'routes/resources/list-pdf.ts': row('s n n n n y n'),
  'routes/resources/round-table.ts': row('s n n n n n n'),
  'routes/admin/unit-keys.tsx': row('s n n n n y n'),
  'routes/admin/unit-certificates.tsx': row('s n n n n y n'),
  // Without a key nobody reads anything, whoever is signed in.
  'routes/api/rounds.ts': row('k k k k k k k'),
  'routes/api/entries.ts': row('k k k k k k k'),
  'routes/api/result.ts': row('k k k k k k k'),
  'routes/api/lists.ts': row('k k k k k k k'),
  'routes/api/special.ts': row('k k k k k k k'),
  'routes/api/list.ts': row('k k k k k k k'),
  'routes/api/missing.ts': row('k k k k k k k'),
  'routes/admin/round-specials.tsx': row('s n n n n y n'),
  'routes/admin/round-special.tsx': row('s n n n n y n'),
  'routes/admin/round-special-edit.tsx': row('s n n n n y n'),
  'routes/admin/round-objections.tsx': row('s n n n n y n'),
  'routes/admin/round-objection.tsx': row('s n n n n y n'),
  'routes/resources/objection-evidence.ts': row('s n n n n n n'),
  'routes/admin/round-certificates.tsx': row('s n n n n y n'),
  'routes/admin/round-certificate-issue.tsx': row('s n n n n y n'),
  'routes/admin/round-certificate-templates.tsx': row('s n n n n y n'),
  'routes/admin/round-certificate-template.tsx': row('s n n n n y n'),
  'routes/admin/round-certificate.tsx': row('s n n n n y n'),
  'routes/resources/certificate-preview.ts': row('y y y y y y y'),
  'routes/resources/certificate-batch.ts': row('s n n n n y n'),
  'routes/resources/certificate-batch-pdf.ts': row('s n n n n n n'),
  'routes/resources/certificate-image.ts': row('s n n n n y n'),
  'routes/resources/certificate-pdf.ts': row('s n y n n y n'),
  'routes/resources/school-certificates-pdf.ts': row('s n y n n y n'),
  'routes/resources/unit-certificates-pdf.ts': row('s n n n n y n'),
  'routes/admin/round-list.tsx': row('s n n n n y n'),
  'routes/admin/deliberation-new.tsx': row('s n n n n y n'),
  'routes/admin/deliberation.tsx': row('s n n n n y n'),
  'routes/admin/deliberation-record.tsx': row('s n n n n y n'),
  'routes/resources/deliberation-draft.ts': row('y y y y y y y'),
  'routes/admin/round-feedback.tsx': row('s n n n n y n'),
  'routes/admin/round-comments.tsx': row('s n n n n y n'),
  'routes/admin/round-comment.tsx': row('s n n n n n n'),
  'routes/resources/uploadthing.ts': row('y y y y y y y'),
  'routes/resources/upload-ingest.ts': row('b b b b b b b'),
  'routes/resources/file.ts': row('s n n n n n n'),
  'routes/resources/file-preview.ts': row('s n n n n n n'),
  'routes/resources/roster-template.ts': row('s y y y y y y'),
  'routes/resources/judge-template.ts': row('s y y y y y y'),
  'routes/resources/judges-xlsx.ts': row('s n n n n y y'),
  'routes/resources/entry-paper.ts': row('s n n n n n n'),
  'routes/resources/judge-certificate.ts': row('s n n n n n n'),
  'routes/resources/seal-form.ts': row('s n n n n n n'),
  'routes/resources/judging-xlsx.ts': row('s n n n n y n'),
  'routes/resources/results-xlsx.ts': row('s n n n n y n'),
  'routes/resources/list-xlsx.ts': row('s n n n n y n'),
  'routes/resources/notice-feed.ts': row('y y y y y y y'),
  'routes/resources/round-feed.ts': row('y y y y y y y'),
  'routes/resources/notice-card.ts': row('n n n n n n n'),
  'routes/resources/round-card.ts': row('y y y y y y y'),
  // The round of the table has no gallery.
  'routes/public/gallery.tsx': row('n n n n n n n'),
  'routes/resources/gallery-picture.ts': row('n n n n n n n'),
  'routes/resources/notice-pages.ts': row('s n n n n n n'),
  'routes/resources/healthz.ts': row('y y y y y y y'),
  'routes/auth/sign-out.ts': row('g g g g g g g'),
  'routes/auth/locale.ts': row('g g g g g g g'),
  'routes/auth/theme.ts': row('g g g g g g g'),
};

const schoolDesign = READY_TEMPLATES.find(({ kind }) => kind === 'SCHOOL')?.design ?? missing();
function missing(): never {
  throw new Error('no template for schools');
}

/** One of everything, and one person of each role who belongs to it. */
async function world() {
  const unit = await createUnit({ name: '永康市' });
  const school = await createSchool({ unitId: unit.id });
  const round = await createRound({ unitId: unit.id, formProof: 'EITHER' });
  const student = await createStudent({ schoolId: school.id });
  const project = await writer().project.create({
    data: {
      editionId: round.editionId,
      schoolId: school.id,
      joinCode: 'abc234',
      createdById: student.personId,
    },
  });
  await writer().projectAuthor.create({
    data: {
      projectId: project.id,
      editionId: round.editionId,
      studentId: student.id,
      order: 1,
      status: 'ACCEPTED',
      name: student.person.name,
      grade: student.grade,
    },
  });
  const entry = await writer().entry.create({
    data: { roundId: round.id, projectId: project.id, schoolId: school.id, unitId: unit.id },
  });
  const person = async (role: 'TEACHER' | 'JUDGE' | 'CHECKER' | 'ADMIN', scope: object) => {
    const made = await createPerson();
    await grantRole(made.id, role, scope);
    return made.id;
  };
  const judgeId = await person('JUDGE', { roundId: round.id });
  await writer().judgeProfile.create({ data: { personId: judgeId } });
  const roundJudge = await writer().roundJudge.create({
    data: { roundId: round.id, personId: judgeId, answer: 'ACCEPTED' },
  });
  const assignment = await writer().assignment.create({
    data: { entryId: entry.id, roundJudgeId: roundJudge.id },
  });
  const panel = await writer().panel.create({ data: { roundId: round.id, name: '物理组' } });
  await writer().defence.create({ data: { roundId: round.id } });
  const session = await writer().defenceSession.create({
    data: {
      roundId: round.id,
      panelId: panel.id,
      room: '1',
      startsAt: new Date('2026-06-02T01:00:00Z'),
      endsAt: new Date('2026-06-02T02:00:00Z'),
      presentMinutes: 6,
      questionMinutes: 4,
      changeMinutes: 2,
      breaks: [],
    },
  });
  const result = await writer().result.create({
    data: {
      roundId: round.id,
      version: 1,
      method: 'MEAN',
      decimals: 2,
      inputsHash: '0',
      summary: { entries: 0, scored: 0, missingSheets: 0, recusedSheets: 0, ties: [] },
      createdById: judgeId,
    },
  });
  const list = await writer().entryList.create({
    data: {
      roundId: round.id,
      resultId: result.id,
      kind: 'AWARD',
      title: '获奖名单',
      rules: {},
      draftedById: judgeId,
    },
  });
  const at = new Date('2026-06-02T01:00:00Z');
  const notice = await writer().notice.create({
    data: {
      roundId: round.id,
      listId: list.id,
      title: '公示',
      publishedAt: at,
      closesAt: at,
      snapshot: { template: 'C', lines: [] },
      snapshotHash: '',
      publishedById: judgeId,
    },
  });
  const objection = await writer().objection.create({
    data: {
      roundId: round.id,
      noticeId: notice.id,
      codeHash: 'none',
      name: '陈述人',
      unitName: '',
      phone: '',
      text: '',
      createdAt: at,
      answerBy: at,
    },
  });
  const template = await writer().certificateTemplate.create({
    data: { roundId: round.id, kind: 'SCHOOL', name: '优秀组织单位', design: schoolDesign },
  });
  const picture = await writer().certificateImage.create({
    data: { roundId: round.id, type: 'image/png', bytes: new Uint8Array(1), width: 1, height: 1 },
  });
  const facts = {
    recipients: [school.name],
    authors: [],
    tutors: [],
    school: school.name,
    unit: unit.name,
    round: round.name,
    edition: '',
    organiser: '',
    title: '',
    prize: '',
    category: '',
    group: '',
    entryNumber: '',
    prizes: [],
  };
  const text = certificateText(schoolDesign, facts, { number: 'YK2026-0001', date: '2026年6月1日' });
  const issued = {
    roundId: round.id,
    kind: 'SCHOOL' as const,
    schoolId: school.id,
    templateId: template.id,
    recipient: `school:${school.id}`,
    name: school.name,
    number: 'YK2026-0001',
    code: '0123456789',
    text: { text, facts },
    issuedById: 'system',
  };
  const certificate = await writer().certificate.create({ data: issued });
  await writer().certificate.create({
    data: {
      ...issued,
      kind: 'UNIT_AWARD',
      schoolId: null,
      unitId: unit.id,
      recipient: 'special:unit',
      number: 'YK2026-0002',
      code: '0123456788',
    },
  });
  const deliberation = await writer().deliberation.create({
    data: {
      listId: list.id,
      places: 1,
      quorum: 1,
      openedById: judgeId,
      openedAt: at,
      members: { create: { personId: judgeId } },
    },
  });
  const special = await writer().specialAward.create({
    data: {
      roundId: round.id,
      name: '专项奖',
      forWhom: 'PROJECTS',
      way: 'JURY',
      places: 1,
      rule: {},
      jurors: { create: { personId: judgeId } },
    },
  });
  const people: Record<Role, string | null> = {
    public: null,
    student: student.personId,
    teacher: await person('TEACHER', { schoolId: school.id }),
    judge: judgeId,
    checker: await person('CHECKER', { roundId: round.id }),
    admin: await person('ADMIN', { unitId: unit.id }),
    stranger: await person('ADMIN', { unitId: (await createUnit()).id }),
  };
  const params: Record<string, string> = {
    unitId: unit.id,
    schoolId: school.id,
    studentId: student.id,
    editionId: round.editionId,
    roundId: round.id,
    entryId: entry.id,
    judgeId: roundJudge.id,
    personId: judgeId,
    assignmentId: assignment.id,
    list: 'groups',
    panelId: 'new',
    sessionId: session.id,
    noticeId: round.id,
    listId: list.id,
    deliberationId: deliberation.id,
    specialId: special.id,
    objectionId: objection.id,
    fileId: round.id,
    sheetId: round.id,
    code: 'none-such-code',
    key: 'none',
    versionId: round.id,
    templateId: template.id,
    certificateId: certificate.id,
    imageId: picture.id,
    jobId: round.id,
  };
  return { people, params };
}

type Loader = (args: { request: Request; params: Record<string, string>; context: object }) => unknown;

async function open(file: string, url: string, params: Record<string, string>, cookie: string) {
  const module = (await import(/* @vite-ignore */ `../../app/${file}`)) as { loader?: Loader };
  if (!module.loader) return 'y';
  const request = new Request(url, { headers: cookie ? { cookie } : {} });
  const outcome = await Promise.resolve()
    .then(() => module.loader?.({ request, params, context: {} }))
    .catch((thrown: unknown) => thrown);
  if (!(outcome instanceof Response)) {
    if (outcome instanceof Error) throw outcome;
    return 'y';
  }
  if (outcome.status === 404) return 'n';
  if (outcome.status === 400) return 'b';
  if (outcome.status === 401) return 'k';
  if (outcome.status >= 300 && outcome.status < 400)
    return outcome.headers.get('location')?.startsWith('/sign-in') ? 's' : 'g';
  return outcome.ok ? 'y' : String(outcome.status);
}

describe('role x route', async () => {
  const all = addresses(await routes);
  const { people, params } = await world();
  const cookies = new Map<Role, string>();
  for (const role of ROLES) {
    const personId = people[role];
    cookies.set(role, personId ? await cookieOf(personId) : '');
  }

  it('has a row for every route, and none too many', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...new Set(all.map((route) => route.file))].sort());
  });

  it.each(all.filter(({ file }) => file in TABLE))('$path ($file)', async ({ file, path, layouts }) => {
    const url = `http://localhost${path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? name)}`;
    const seen: Partial<Record<Role, string>> = {};
    for (const role of ROLES) {
      // A page is what its layouts and itself make of it: the first that says no decides.
      const cookie = cookies.get(role) ?? '';
      let answer = 'y';
      for (const one of [...layouts, file]) if (answer === 'y') answer = await open(one, url, params, cookie);
      seen[role] = answer;
    }
    expect(seen).toEqual(TABLE[file]);
  });
});
