import { expect, it } from 'vitest';

import { checklist } from '#app/domain/checklist.ts';
import { dateSignature } from '#app/features/materials/date-signature.server.ts';
import { readForChecklist } from '#app/features/projects/checklist-facts.server.ts';
import { getProjectView } from '#app/features/projects/project-view.server.ts';
import { db, writer } from '#app/platform/db/client.server.ts';
import { asStudent, contest, draft, during, must } from './contest.ts';

it('a form that is signed before work begins asks for its date, and a late one is a problem that checkers see', async () => {
  const made = await contest();
  const [author, other] = made.students;
  if (!author || !other) throw new Error('students');
  const { round } = made;
  await writer().formField.create({ data: { roundId: round.id, code: 'start', name: '开始', kind: 'DATE' } });
  await writer().materialSlot.create({
    data: { roundId: round.id, code: 'form4', name: '表 4', beforeStart: true },
  });
  const entryId = await draft(made, [author]);
  const { projectId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  await writer().project.update({ where: { id: projectId }, data: { answers: { start: '2026-03-01' } } });
  const file = { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: 1, sha256: 'x', version: 1 };
  const versions = { create: { ...file, fileKey: `form4-${entryId}`, uploadedById: author.personId } };
  const { id: materialId } = await writer().material.create({
    data: { projectId, slotCode: 'form4', versions },
  });
  const item = async () => {
    const read = await readForChecklist(db, entryId);
    const found = read && checklist(read.facts).find(({ subject }) => subject?.code === 'form4');
    return found?.note?.code ?? found?.state;
  };
  const date = (signedOn: string, who = author) =>
    dateSignature(asStudent(who), { entryId, materialId, signedOn }, during);
  expect(await item()).toBe('signature-undated');
  expect((await date('2026-02-30')).ok).toBe(false);
  expect((await date('2027-01-01')).ok).toBe(false);
  expect((await date('2026-02-20', other)).ok).toBe(false);
  must(await date('2026-03-02'));
  expect(await item()).toBe('signature-late');
  const seen = await getProjectView(entryId, { blind: false });
  expect(seen?.materials?.[0]?.signing).toEqual({ state: 'late', signedOn: '2026-03-02' });
  const judges = await getProjectView(entryId, { blind: true });
  expect(JSON.stringify(judges?.materials)).not.toContain('2026-03-02');
  must(await date('2026-03-01'));
  expect(await item()).toBe('done');
});
