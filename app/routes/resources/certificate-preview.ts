import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { previewTemplate } from '#app/features/certificates/preview-template.server.ts';
import { TemplateSchema } from '#app/features/certificates/schemas.ts';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';

const PreviewSchema = TemplateSchema.extend({ ref: z.string(), long: z.literal('on').optional() });

/** A template drawn with what is typed just now; nothing is stored. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  const viewer = await requireViewer(request);
  const form = await readForm(request, PreviewSchema);
  if (!form.ok) return new Response(null, { status: 400 });
  const { ref, long, ...typed } = form.value;
  const which = { roundId: params.roundId ?? '', ref, isLong: long === 'on', now: now() };
  return Response.json((await previewTemplate(viewer, which, typed)) ?? notFound());
}
