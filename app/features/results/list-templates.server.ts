import { z } from 'zod';

import type { SaveListTemplateSchema } from './schemas.ts';
import { managedRound } from './scope.server.ts';
import { LIST_COLUMNS, LIST_TEMPLATES, SORT_KEYS, TEMPLATE_CODES } from '#app/domain/list-template.ts';
import type { ListTemplate, TemplateCode } from '#app/domain/list-template.ts';
import { ok, refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import { audit } from '#app/platform/audit.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { inTransaction } from '#app/platform/db/transaction.server.ts';
import type { Context, Tx } from '#app/platform/db/transaction.server.ts';

const StoredSchema = z.object({
  columns: z.array(z.object({ column: z.enum(LIST_COLUMNS), heading: z.string() })),
  order: z.array(z.enum(SORT_KEYS)),
});

/** How a round prints one of its lists: as it has set, else as usual. */
export async function listTemplate(
  tx: Pick<Tx, 'listTemplate'>,
  roundId: string,
  code: TemplateCode,
): Promise<ListTemplate> {
  const stored = await tx.listTemplate.findUnique({ where: { roundId_code: { roundId, code } } });
  if (!stored) return LIST_TEMPLATES[code];
  const { title, sections, padNames, maskNames, closing } = stored;
  return { code, title, sections, padNames, maskNames, closing, ...StoredSchema.parse(stored) };
}

/** A template with whether the round has changed it, and which others it has; null when not managed. */
export async function getListTemplate(viewer: Viewer, roundId: string, code: TemplateCode) {
  const round = await managedRound(db, viewer, roundId);
  if (!round) return null;
  const own = await db.listTemplate.findMany({ where: { roundId }, select: { code: true } });
  const changed = TEMPLATE_CODES.filter((one) => own.some((row) => row.code === one));
  return { round, template: await listTemplate(db, roundId, code), changed };
}

/** Sets how a round prints one of its lists. Lists that were published stay as they are. */
export async function saveListTemplate(
  viewer: Viewer,
  { roundId, code, ...template }: z.output<typeof SaveListTemplateSchema>,
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managedRound(tx, viewer, roundId))) return refuse('not-found');
    if (template.columns.length === 0) return refuse('list-template-empty');
    await tx.listTemplate.upsert({
      where: { roundId_code: { roundId, code } },
      create: { roundId, code, ...template },
      update: template,
      select: { id: true },
    });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'save-list-template',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { code },
    });
    return ok(undefined);
  });
}

/** Goes back to the usual template. */
export async function resetListTemplate(
  viewer: Viewer,
  { roundId, code }: { roundId: string; code: TemplateCode },
  context: Context,
): Promise<Result<undefined>> {
  return inTransaction(context, async (tx) => {
    if (!(await managedRound(tx, viewer, roundId))) return refuse('not-found');
    await tx.listTemplate.deleteMany({ where: { roundId, code } });
    await audit(tx, {
      at: context.now,
      actorId: viewer.personId,
      verb: 'reset-list-template',
      subject: { type: 'round', id: roundId },
      roundId,
      data: { code },
    });
    return ok(undefined);
  });
}
