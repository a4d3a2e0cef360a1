import type { z } from 'zod';

import { readPicture } from './pictures.server.ts';
import type { Picture } from './pictures.server.ts';
import { DesignSchema } from './schemas.ts';
import type { TemplateSchema } from './schemas.ts';
import { readyTemplates } from './templates.server.ts';
import { unknownPlaceholders } from '#app/domain/certificate/text.ts';
import { ok, refuse, refuseAll } from '#app/domain/result.ts';
import type { Refusal, Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { managesRound } from '#app/features/rounds/scope.server.ts';
import { audit } from '#app/platform/audit.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

type Input = z.output<typeof TemplateSchema>;

/** What is wrong with a template's words: placeholders that nothing fills, a sentence that does not say its thing. */
export function templateRefusals(input: Input): Refusal[] {
  const refusals: Refusal[] = unknownPlaceholders(input, input.kind).map(({ field, names }) => ({
    code: 'certificate-placeholder-unknown',
    params: { names: names.join(' ') },
    field,
  }));
  // Certificates must say that no school admits by them; the words are free.
  if (!/招生|admission/i.test(input.sentence))
    refusals.push({ code: 'certificate-sentence-missing', field: 'sentence' });
  return refusals;
}

/**
 * Saves a template: a new one, one that came with the portal, or a change. One that certificates have been issued with
 * stays as it is for them, and the change is its next version.
 */
export async function saveTemplate(
  viewer: Viewer,
  { roundId, ref, input }: { roundId: string; ref: string; input: Input },
  context: Context,
): Promise<Result<{ templateId: string }>> {
  const [background, seal] = [
    await readPicture(input.background, 'background'),
    await readPicture(input.seal, 'seal'),
  ];
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const isNew = readyTemplates.some((one) => one.ref === ref);
    const before = isNew ? null : await standing(tx, roundId, ref);
    if (!isNew && !before) return refuse('not-found');
    const wrong = refuseAll(templateRefusals(input));
    if (!wrong.ok) return wrong;
    if (!background.ok) return background;
    if (!seal.ok) return seal;
    const keep = (picture: Picture | null, without: boolean, known: string | null | undefined) =>
      picture ? keepPicture(tx, roundId, picture, context.now) : without ? null : (known ?? null);
    const data = {
      kind: input.kind,
      name: input.name,
      design: DesignSchema.parse(input),
      backgroundId: await keep(background.value, input.withoutBackground, before?.backgroundId),
      sealId: await keep(seal.value, input.withoutSeal, before?.sealId),
    };
    const id = await write(tx, { roundId, ...data }, before, context.now);
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-certificate-template',
      subject: { type: 'certificate-template', id },
      roundId,
    });
    return ok({ templateId: id });
  });
}

type Standing = NonNullable<Awaited<ReturnType<typeof standing>>>;

function standing(tx: Tx, roundId: string, id: string) {
  return tx.certificateTemplate.findFirst({
    where: { id, roundId, replacedAt: null },
    select: {
      id: true,
      version: true,
      backgroundId: true,
      sealId: true,
      _count: { select: { certificates: true } },
    },
  });
}

type Data = {
  roundId: string;
  kind: Input['kind'];
  name: string;
  design: z.output<typeof DesignSchema>;
  backgroundId: string | null;
  sealId: string | null;
};

async function write(tx: Tx, data: Data, before: Standing | null, now: Date): Promise<string> {
  if (before && before._count.certificates === 0) {
    await tx.certificateTemplate.update({ where: { id: before.id }, data });
    return before.id;
  }
  if (before) await tx.certificateTemplate.update({ where: { id: before.id }, data: { replacedAt: now } });
  const { id } = await tx.certificateTemplate.create({
    data: { ...data, version: (before?.version ?? 0) + 1, createdAt: now },
    select: { id: true },
  });
  return id;
}

async function keepPicture(tx: Tx, roundId: string, picture: Picture, now: Date): Promise<string> {
  const { id } = await tx.certificateImage.create({
    data: { roundId, ...picture, createdAt: now },
    select: { id: true },
  });
  return id;
}

/** Takes a template out of use; certificates issued with it keep it. */
export async function removeTemplate(
  viewer: Viewer,
  { roundId, templateId }: { roundId: string; templateId: string },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managesRound(tx, viewer, roundId))) return refuse('not-found');
    const before = await standing(tx, roundId, templateId);
    if (!before) return refuse('not-found');
    if (before._count.certificates === 0) await tx.certificateTemplate.delete({ where: { id: before.id } });
    else
      await tx.certificateTemplate.update({
        where: { id: before.id },
        data: { replacedAt: context.now },
      });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'remove-certificate-template',
      subject: { type: 'certificate-template', id: templateId },
      roundId,
    });
    return ok(undefined);
  });
}
