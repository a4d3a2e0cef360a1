import { systemViewer } from '#app/domain/viewer.ts';
import { confirmForm, makeGuardianLinks } from '#app/features/projects/confirm-form.server.ts';
import { formForGuardian, guardianLinks } from '#app/features/projects/confirm-form-queries.server.ts';
import { getRoundSettings } from '#app/features/rounds/queries.server.ts';
import { saveRows } from '#app/features/rounds/save-rows.server.ts';
import { RoundRulesSchema, RowSchemas } from '#app/features/rounds/schemas.ts';
import { storedRows } from '#app/features/rounds/stored-rows.server.ts';
import { updateRound } from '#app/features/rounds/update-round.server.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { must } from './drive.ts';

const admin = systemViewer('sample');

/** Lets a round take the application form on paper or electronically, with a slot for the paper. */
export async function takeFormsEitherWay(roundId: string, context: Context): Promise<void> {
  const round = await getRoundSettings(admin, roundId);
  const toRoundId = round?.promotesTo[0]?.toRoundId ?? '';
  const rules = { ...round, roundId, toRoundId, formProof: 'EITHER' };
  const known = Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== null));
  must(await updateRound(admin, RoundRulesSchema.parse(known), context));
  const slots = await storedRows(roundId, 'slots');
  const paper = {
    code: 'signed',
    name: '申报书（签字盖章）',
    nameEn: 'Application form, signed and sealed',
    required: true,
    accepts: 'pdf,image',
    maxMegabytes: '20',
    maxCount: '1',
    isForm: true,
    forJudges: false,
  };
  const rows = RowSchemas.slots.parse([...slots, paper].map((row) => filled(row)));
  must(await saveRows(admin, { roundId, list: 'slots', rows }, context));
}

/** A row as the editor would send it: what is empty is left out. */
const filled = (row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));

/** The guardians of all authors confirm an entry's form through their links. */
export async function confirmByGuardians(
  teacher: Viewer,
  { schoolId, entryId }: { schoolId: string; entryId: string },
  context: Context,
): Promise<void> {
  must(await makeGuardianLinks(teacher, { entryIds: [entryId] }, context));
  for (const { name, link } of await guardianLinks(teacher, { schoolId, entryId })) {
    const code = link?.code ?? '';
    const formCode = (await formForGuardian(code, entryId))?.formCode ?? '';
    const guardianName = `${name}的家长`;
    must(await confirmForm({ code, entryId, formCode, guardianName, decision: 'CONFIRMED' }, context));
  }
}
