import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { PanelTimer } from '#app/features/defence/panel-timer.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';

const minutes = (usual: number) => z.coerce.number().int().min(0).max(120).catch(usual);
const PaceSchema = z.object({ present: minutes(6), question: minutes(4), change: minutes(2) });

/** A clock and nothing else: the minutes stand in the address, so a panel, a desk or a class at practice may open it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = translator(await localeOf(request));
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => query.get(name) ?? undefined;
  const pace = PaceSchema.parse({
    present: asked('present'),
    question: asked('question'),
    change: asked('change'),
  });
  return {
    title: t('defence.timer'),
    pace: {
      presentMinutes: pace.present,
      questionMinutes: pace.question,
      changeMinutes: pace.change,
    },
  };
}

export const meta = pageMeta;

export default function DefenceTimer() {
  const { pace } = useLoaderData<typeof loader>();
  return <PanelTimer pace={pace} />;
}
