import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { SettingsNav } from '#app/features/rounds/settings-nav.tsx';
import { getRubricEditor } from '#app/features/rubrics/queries.server.ts';
import { typedBack } from '#app/features/rubrics/typed-back.ts';
import { RubricEditor } from '#app/features/rubrics/rubric-editor.tsx';
import { RubricPlaces } from '#app/features/rubrics/rubric-places.tsx';
import { RubricVersions } from '#app/features/rubrics/rubric-versions.tsx';
import { rubricHref } from '#app/features/rubrics/rubric-href.ts';
import { StartFrom } from '#app/features/rubrics/start-from.tsx';
import { removeRubric, saveRubric } from '#app/features/rubrics/save-rubric.server.ts';
import { RubricPlaceSchema, SaveRubricSchema } from '#app/features/rubrics/schemas.ts';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const ActionSchema = z.discriminatedUnion('intent', [
  SaveRubricSchema.extend({ intent: z.literal('save') }),
  RubricPlaceSchema.extend({ intent: z.literal('remove') }),
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { get } = listParams(request);
  const place = RubricPlaceSchema.safeParse({
    categoryId: get('category'),
    stage: get('stage') || undefined,
  });
  if (!place.success) notFound();
  const wanted = { ...place.data, version: Number(get('version')) || null, from: get('from') };
  const rubric = (await getRubricEditor(viewer, params.roundId ?? '', wanted)) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: `${t('rounds.set-criteria')} · ${rubric.round.name}`, rubric };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const { intent, ...input } = form.value;
  const here = rubricHref(roundId, input);
  if (intent === 'remove') {
    const removed = await removeRubric(viewer, { ...input, roundId }, { now: now() });
    if (!removed.ok) return form.refuse(removed.refusals);
    return redirectWithToast(here, { key: 'rubric.removed', tone: 'done' });
  }
  const saved = await saveRubric(viewer, { ...form.value, roundId }, { now: now() });
  if (!saved.ok) return form.refuse(saved.refusals);
  const { version, isNew } = saved.value;
  return redirectWithToast(here, {
    key: isNew ? 'rubric.savedVersion' : 'common.saved',
    params: { version },
    tone: 'done',
  });
}

export default function RoundRubric() {
  const t = useT();
  const name = useName();
  const { rubric } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, place, older, versions, from } = rubric;
  const [newest] = versions;
  const here = rubricHref(round.id, place);
  const own = versions.length > 0;
  return (
    <>
      <PageHeader title={t('rounds.set-criteria')} meta={t('rounds.lead-criteria')} />
      <SettingsNav roundId={round.id} current="criteria" />
      <RubricPlaces
        roundId={round.id}
        categories={rubric.categories}
        current={place}
        own={rubric.places}
        stage={round.stage}
      />
      <RefusalBox result={lastResult} />
      {older !== null ? (
        <NoticeBox className="mb-6" title={t('rubric.olderTitle', { version: older })}>
          <Link to={here}>{t('rubric.toNewest')}</Link>
        </NoticeBox>
      ) : rubric.begun && newest ? (
        <NoticeBox className="mb-6" title={t('rubric.begunTitle', { version: newest.version })}>
          {t('rubric.begunText', { version: newest.version + 1, count: newest.sheets })}
        </NoticeBox>
      ) : rubric.inherited && !from ? (
        <NoticeBox className="mb-6" title={t('rubric.inheritedTitle')}>
          {t('rubric.inheritedText')}
        </NoticeBox>
      ) : null}
      {from ? (
        <NoticeBox
          tone="signal"
          className="mb-6"
          title={t('rounds.copiedFrom', {
            round: from.round ? name(from.round) : t(`rubric.ready-${from.id}` as 'rubric.ready-isef'),
          })}
        >
          {t(rubric.begun ? 'rubric.startedText' : 'rubric.startedPlain')}{' '}
          <Link to={here}>{t('rounds.copyCancel')}</Link>
        </NoticeBox>
      ) : older === null ? (
        <StartFrom place={place} others={rubric.others} />
      ) : null}
      <RubricEditor
        key={`${here} ${from?.id ?? ''} ${older ?? newest?.version ?? 0} ${String(newest?.createdAt ?? '')}`}
        place={place}
        criteria={typedBack(lastResult) ?? rubric.criteria}
        errors={lastResult?.error ?? undefined}
        readOnly={older !== null}
        saveLabel={rubric.begun ? t('rubric.saveVersion') : t('common.save')}
      />
      <RubricVersions roundId={round.id} place={place} versions={versions} timeZone={round.timeZone} />
      {own && (place.categoryId !== null || place.stage !== 'PRELIMINARY') ? (
        <Form method="post" className="mt-6">
          <input type="hidden" name="categoryId" value={place.categoryId ?? ''} />
          <input type="hidden" name="stage" value={place.stage} />
          <ConfirmButton
            label={t('rubric.remove')}
            title={t('rubric.removeTitle')}
            confirmLabel={t('rubric.remove')}
            cancelLabel={t('common.cancel')}
            variant="quiet"
            name="intent"
            value="remove"
          >
            {t('rubric.removeText')}
          </ConfirmButton>
        </Form>
      ) : null}
    </>
  );
}
