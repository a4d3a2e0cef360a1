import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { specialForm } from '#app/features/special/queries.server.ts';
import { saveSpecial } from '#app/features/special/save-special.server.ts';
import { SaveSpecialSchema } from '#app/features/special/schemas.ts';
import { SpecialForm } from '#app/features/special/special-form.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

const idOf = (params: LoaderFunctionArgs['params']) =>
  params.specialId === 'new' ? null : (params.specialId ?? '');

/** The rule of one award, or of a new one at /special/new/edit. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const offer = (await specialForm(viewer, params.roundId ?? '', idOf(params))) ?? notFound();
  const asked = new URL(request.url).searchParams.get('sort') === 'holder' ? 'holder' : 'project';
  const sort: 'project' | 'holder' = offer.special
    ? offer.special.forWhom === 'PROJECTS'
      ? 'project'
      : 'holder'
    : asked;
  const t = translator(await localeOf(request));
  const title = offer.special
    ? t('special.editTitle', { name: offer.special.name })
    : t(sort === 'project' ? 'special.newPrize' : 'special.newAward');
  return { title, offer, sort };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, SaveSpecialSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const input = { ...form.value, roundId, specialId: idOf(params) };
  const result = await saveSpecial(viewer, input, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}/special/${result.value.specialId}`, {
    key: 'common.saved',
    tone: 'done',
  });
}

export default function RoundSpecialEdit() {
  const t = useT();
  const name = useName();
  const { title, offer, sort } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const base = `/admin/rounds/${offer.round.id}/special`;
  return (
    <>
      <PageHeader
        title={title}
        above={
          offer.special ? (
            <BackLink href={`${base}/${offer.special.id}`}>{name(offer.special)}</BackLink>
          ) : (
            <BackLink href={base}>{t('special.title')}</BackLink>
          )
        }
      />
      <SpecialForm
        key={`${offer.special?.id ?? ''}${sort}`}
        offer={offer}
        sort={sort}
        lastResult={lastResult}
      />
    </>
  );
}
