import { HistorySchema, PACKAGE_FORMAT, PACKAGE_VERSION } from './package-schema.ts';
import type { Contents, GivenConsent, PackedEntry, StoodIn } from './package-schema.ts';
import { materialFolders, materialPath } from '#app/domain/outside/material-path.ts';
import { slotsFor } from '#app/domain/eligibility.ts';
import { storedAnswers } from '#app/features/projects/stored-answers.ts';
import { scaledText } from '#app/features/results/bundle-tables.ts';
import { ENTRY, STOOD } from './package-rows.ts';
import type { Row, Stood } from './package-rows.ts';
import type { Tx } from '#app/platform/db/transaction.server.ts';
import type { Prisma } from '#app/platform/prisma-client/client.ts';

/** Where a file of the package is stored. */
export type StoredMaterial = { path: string; fileKey: string; bytes: number; sha256: string };
type Reader = Pick<
  Tx,
  'entry' | 'entryList' | 'entryListLine' | 'listOverride' | 'formField' | 'materialSlot'
>;

/**
 * Everything that a list hands over, as it stands now, without its version. Of authors what the next organiser prints
 * and checks, and nothing by which anybody is reached. The caller has checked access.
 */
export async function readContents(
  tx: Reader,
  listId: string,
): Promise<{ contents: Omit<Contents, 'package'>; handedOnAt: Date | null; stored: StoredMaterial[] }> {
  const list = await tx.entryList.findUniqueOrThrow({
    where: { id: listId },
    select: {
      roundId: true,
      resultId: true,
      handedOnAt: true,
      round: {
        select: {
          name: true,
          number: true,
          outsideName: true,
          outsideOrganiser: true,
          unit: { select: { name: true } },
          edition: { select: { name: true, year: true } },
        },
      },
    },
  });
  const { roundId, round } = list;
  const [lines, fields, slots] = await Promise.all([
    tx.entryListLine.findMany({
      where: { listId, decision: 'SELECTED' },
      orderBy: [{ position: 'asc' }, { entry: { number: 'asc' } }],
      select: { entry: { select: ENTRY } },
    }),
    tx.formField.findMany({ where: { roundId }, orderBy: { order: 'asc' } }),
    tx.materialSlot.findMany({ where: { roundId }, orderBy: { order: 'asc' } }),
  ]);
  const earlier = await earlierEntries(
    tx,
    lines.flatMap(({ entry }) => entry.fromEntryId ?? []),
  );
  const stored: StoredMaterial[] = [];
  const folders = materialFolders(lines.map(({ entry }) => entry.number ?? ''));
  const entries = lines.map(({ entry }, place): PackedEntry => {
    const chain = chainOf(entry, earlier);
    const asked = slotsFor(slots, entry);
    const questions = slotsFor(fields, entry);
    const answers = storedAnswers(entry.project.answers);
    return {
      id: entry.id,
      number: entry.number ?? '',
      title: entry.project.title,
      abstract: entry.project.abstract,
      unit: entry.unit,
      school: {
        name: entry.school.name,
        code: entry.school.code,
        isYouthCentre: entry.school.kind === 'YOUTH_CENTRE',
      },
      category: entry.category,
      group: entry.group,
      discipline: entry.discipline,
      team: entry.isTeam,
      authors: entry.project.authors.map(({ name, grade, ownWork, student }) => ({
        name,
        grade,
        school: student.school.name,
        ownWork,
      })),
      tutors: entry.project.tutors,
      answers: Object.entries(answers).map(([code, answer]) => ({
        code,
        question: questions.find((field) => field.code === code)?.name ?? '',
        answer,
      })),
      submittedAt: entry.submittedAt?.toISOString() ?? null,
      rounds: [
        ...chain.flatMap(({ imported }) => historyOf(imported).rounds),
        ...chain.map((one) => stoodIn(one, one.id === entry.id ? list.resultId : null)),
      ],
      consents: [
        ...chain.flatMap(({ imported }) => historyOf(imported).consents),
        ...participation(entry),
        ...chain.flatMap((one) => formConsents(one, entry)),
      ],
      materials: entry.project.materials.flatMap(({ slotCode, versions: [version] }, index) => {
        if (!version) return [];
        const path = materialPath(folders[place] ?? entry.id, slotCode, index + 1, version.fileName);
        stored.push({ path, fileKey: version.fileKey, bytes: version.bytes, sha256: version.sha256 });
        return {
          slot: slotCode,
          slotName: asked.find((slot) => slot.code === slotCode)?.name ?? '',
          path,
          fileName: version.fileName,
          mediaType: version.mediaType,
          bytes: version.bytes,
          sha256: version.sha256,
          version: version.version,
          formCode: version.formCode,
          signedOn: version.signedOn,
          uploadedAt: version.uploadedAt.toISOString(),
        };
      }),
    };
  });
  const contents = {
    format: PACKAGE_FORMAT,
    formatVersion: PACKAGE_VERSION,
    from: {
      round: round.name,
      number: round.number,
      edition: round.edition.name,
      year: round.edition.year,
      organiser: round.unit.name,
    },
    to: { contest: round.outsideName ?? '', organiser: round.outsideOrganiser ?? '' },
    entries,
    changes: await changesOf(tx, listId, list.handedOnAt),
  } satisfies Omit<Contents, 'package'>;
  return { contents, handedOnAt: list.handedOnAt, stored };
}

/** The entries of earlier rounds that these came from, however far back. */
async function earlierEntries(tx: Reader, ids: readonly string[]): Promise<Map<string, Stood>> {
  const found = new Map<string, Stood>();
  for (let next = [...ids]; next.length > 0;) {
    const rows = await tx.entry.findMany({ where: { id: { in: next } }, select: STOOD });
    for (const row of rows) found.set(row.id, row);
    next = rows.flatMap(({ fromEntryId }) => (fromEntryId && !found.has(fromEntryId) ? fromEntryId : []));
  }
  return found;
}

/** An entry and those that it came from, oldest first. */
function chainOf(entry: Row, earlier: ReadonlyMap<string, Stood>): Stood[] {
  const chain: Stood[] = [entry];
  for (let from = entry.fromEntryId; from;) {
    const before = earlier.get(from);
    if (!before) break;
    chain.unshift(before);
    from = before.fromEntryId;
  }
  return chain;
}

const historyOf = (imported: { history: Prisma.JsonValue } | null) =>
  HistorySchema.catch({ rounds: [], consents: [] }).parse(imported?.history);

function stoodIn(entry: Stood, resultId: string | null): StoodIn {
  const row = entry.resultRows.find((one) => one.resultId === resultId) ?? entry.resultRows[0];
  const { round } = entry;
  return {
    round: round.name,
    edition: round.edition.name,
    organiser: round.unit.name,
    number: entry.number,
    handedInAt: entry.handedInAt?.toISOString() ?? null,
    rank: row?.rank ?? null,
    score: row && row.value !== null ? scaledText(row.value, row.result.decimals) : null,
    prizes: entry.awards.map(({ prizeRule }) => prizeRule.name),
  };
}

const participation = ({ project }: Row): GivenConsent[] =>
  project.authors.flatMap(({ student }, index) =>
    student.consents
      .filter(({ editionId }) => editionId === project.editionId)
      .map(({ method, decidedAt, textVersion }) => ({
        author: index + 1,
        kind: 'participation' as const,
        method,
        at: decidedAt?.toISOString() ?? null,
        text: textVersion,
      })),
  );

function formConsents(stood: Stood, { project }: Row): GivenConsent[] {
  const guardians = stood.guardianConfirmations.flatMap(({ authorId, formCode, at }) => {
    const index = project.authors.findIndex(({ id }) => id === authorId);
    return index < 0 ? [] : [{ author: index + 1, kind: 'form' as const, at, text: formCode }];
  });
  const school = stood.schoolConfirmation;
  return [
    ...guardians.map((one) => ({ ...one, method: 'LINK' as const, at: one.at.toISOString() })),
    ...(school
      ? [
          {
            author: null,
            kind: 'school-form' as const,
            method: 'PORTAL' as const,
            at: school.at.toISOString(),
            text: school.formCode,
          },
        ]
      : []),
  ];
}

/** Lines taken off and let in since the list was handed on. */
async function changesOf(tx: Reader, listId: string, since: Date | null): Promise<Contents['changes']> {
  if (!since) return [];
  const overrides = await tx.listOverride.findMany({
    where: { listId, at: { gte: since } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { entryId: true, to: true, at: true, reason: true },
  });
  const entries = await tx.entry.findMany({
    where: { id: { in: overrides.map(({ entryId }) => entryId) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(entries.map(({ id, number }) => [id, number ?? '']));
  return overrides.flatMap(({ entryId, to, at, reason }) =>
    to === 'REVOKED' || to === 'SELECTED'
      ? [
          {
            id: entryId,
            number: numbers.get(entryId) ?? '',
            change: to === 'REVOKED' ? ('withdrawn' as const) : ('added' as const),
            at: at.toISOString(),
            reason,
          },
        ]
      : [],
  );
}
