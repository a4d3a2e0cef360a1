import { markField } from '#app/domain/score-sheet.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { toLocal } from '#app/domain/calendar.ts';
import { issueCertificates } from '#app/features/certificates/issue-certificates.server.ts';
import { issuePage } from '#app/features/certificates/queries.server.ts';
import { answerConsensus, saveConsensus } from '#app/features/consensus/save-consensus.server.ts';
import { drawLots } from '#app/features/defence/draw-lots.server.ts';
import { markSlot } from '#app/features/defence/mark-slot.server.ts';
import { publishDefence } from '#app/features/defence/publish-defence.server.ts';
import { saveSession } from '#app/features/defence/save-session.server.ts';
import { SaveSessionSchema } from '#app/features/defence/schemas.ts';
import { chooseGallery } from '#app/features/gallery/choose-gallery.server.ts';
import { savePanel } from '#app/features/judging/panels.server.ts';
import { saveRubric } from '#app/features/rubrics/save-rubric.server.ts';
import { SaveRubricSchema } from '#app/features/rubrics/schemas.ts';
import { db } from '#app/platform/db/client.server.ts';
import { asJudge, asStudent, assignJudges, must } from './drive.ts';
import { changeRules } from './settings.ts';

const DEFENCE = [
  { code: 'D1', name: '陈述', nameEn: 'Presentation', weight: '1', max: '30', step: '1' },
  { code: 'D2', name: '回答问题', nameEn: 'Answers', weight: '1', max: '40', step: '1' },
  { code: 'D3', name: '独立完成', nameEn: 'Own work', weight: '1', max: '30', step: '1' },
];

/** One panel of all judges for all disciplines; the first of them chairs it. */
export async function chairedPanel(admin: Viewer, roundId: string, name: string, now: Date): Promise<string> {
  const [disciplines, judges] = await Promise.all([
    db.discipline.findMany({ where: { roundId }, select: { id: true } }),
    db.roundJudge.findMany({ where: { roundId }, orderBy: { id: 'asc' }, select: { id: true } }),
  ]);
  const panel = {
    roundId,
    panelId: null,
    name,
    disciplineIds: disciplines.map(({ id }) => id),
    roundJudgeIds: judges.map(({ id }) => id),
    chairId: judges[0]?.id ?? '',
  };
  return must(await savePanel(admin, panel, { now })).panelId;
}

/** A rubric for the defence, a room for a day, lots drawn and published; the round goes on to it and is assigned anew. */
export async function defend(admin: Viewer, roundId: string, now: Date): Promise<void> {
  const rubric = SaveRubricSchema.parse({ stage: 'DEFENCE', criteria: DEFENCE });
  must(await saveRubric(admin, { roundId, ...rubric }, { now }));
  const panelId = await chairedPanel(admin, roundId, '答辩组', now);
  const day = toLocal(new Date(now.getTime() + 86_400_000), 'Asia/Shanghai').slice(0, 10);
  const session = SaveSessionSchema.parse({
    roundId,
    panelId,
    room: '学术厅',
    startsAt: `${day}T08:30`,
    endsAt: `${day}T17:30`,
    presentMinutes: 6,
    questionMinutes: 4,
    changeMinutes: 2,
    breaks: '11:45-13:30',
  });
  must(await saveSession(admin, session, { now }));
  must(await drawLots(admin, { roundId, mode: 'LOT', seed: 20250412, reason: '' }, { now }));
  must(await publishDefence(admin, { roundId, bring: '作品实物或模型、实验记录本' }, { now }));
  await changeRules(roundId, { stage: 'DEFENCE' }, { now });
  await assignJudges(admin, roundId, 2, now);
}

/** Everybody comes in and goes out again, in the order of the lots. */
export async function hearAll(admin: Viewer, roundId: string): Promise<void> {
  const slots = await db.defenceSlot.findMany({
    where: { session: { roundId } },
    orderBy: { position: 'asc' },
    select: { entryId: true, session: { select: { startsAt: true } } },
  });
  for (const [place, { entryId, session }] of slots.entries())
    for (const [minute, mark] of [
      [0, 'call'],
      [1, 'start'],
      [11, 'done'],
    ] as const) {
      const now = new Date(session.startsAt.getTime() + (place * 12 + minute) * 60_000);
      must(await markSlot(admin, { entryId, mark, reason: null }, { now }));
    }
}

/** The chair puts down what the members gave on average, and every member confirms it. */
export async function agreeOnMarks(roundId: string, now: Date): Promise<void> {
  const entries = await db.entry.findMany({
    where: { roundId, status: 'ELIGIBLE' },
    select: {
      id: true,
      assignments: {
        where: { status: 'ASSIGNED' },
        select: {
          roundJudge: { select: { personId: true, panels: { select: { isChair: true } } } },
          sheet: { select: { marks: { select: { criterionId: true, pointsX100: true } } } },
        },
      },
    },
  });
  for (const { id: entryId, assignments } of entries) {
    const given = new Map<string, number[]>();
    for (const { sheet } of assignments)
      for (const { criterionId, pointsX100 } of sheet?.marks ?? [])
        given.set(criterionId, [...(given.get(criterionId) ?? []), pointsX100]);
    const values = Object.fromEntries(
      [...given].map(([id, points]) => {
        const mean = points.reduce((sum, one) => sum + one, 0) / points.length;
        return [markField(id), String(Math.round(mean / 100))];
      }),
    );
    const chair = assignments.find(({ roundJudge }) => roundJudge.panels.some(({ isChair }) => isChair));
    const viewer = asJudge(chair?.roundJudge.personId ?? '', roundId);
    must(await saveConsensus(viewer, { entryId, values }, { now }));
    for (const { roundJudge } of assignments) {
      const answer = { entryId, revision: 1, agrees: true, words: '' };
      must(await answerConsensus(asJudge(roundJudge.personId, roundId), answer, { now }));
    }
  }
}

/** Certificates for every author, tutor and school of a prize, and for who has been given a special award. */
export async function issueAll(admin: Viewer, roundId: string, letters: string, now: Date): Promise<void> {
  const choice = {
    prize: 'author' as const,
    prizeTemplate: 'ready:prize-zh',
    tutorTemplate: 'ready:tutor-zh',
    schoolTemplate: 'ready:school-zh',
    specialTemplate: 'ready:special-zh',
    schoolAwardTemplate: 'ready:school-award-zh',
    tutorAwardTemplate: 'ready:tutor-award-zh',
    unitAwardTemplate: 'ready:unit-award-zh',
    pattern: `${letters}{year}-{seq:4}`,
  };
  const page = await issuePage(admin, roundId, choice, { page: 1, now });
  must(await issueCertificates(admin, { ...choice, roundId, count: page?.plan?.count ?? 0 }, { now }));
}

/** The authors of every second winner agree to be shown in the gallery. */
export async function showInGallery(roundId: string, now: Date): Promise<void> {
  const awards = await db.award.findMany({
    where: { entry: { roundId } },
    orderBy: { entry: { number: 'asc' } },
    select: {
      entry: {
        select: {
          id: true,
          project: {
            select: {
              authors: {
                where: { status: 'ACCEPTED' },
                select: { student: { select: { id: true, personId: true, schoolId: true } } },
              },
            },
          },
        },
      },
    },
  });
  for (const [index, { entry }] of awards.entries()) {
    if (index % 2 === 1) continue;
    for (const { student } of entry.project.authors) {
      const viewer = asStudent({ ...student, studentId: student.id, name: '' });
      must(await chooseGallery(viewer, entry.id, { intent: 'show', guardian: 'on' }, { now }));
    }
  }
}
