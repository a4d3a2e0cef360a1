import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form, useLoaderData, useSearchParams } from '@remix-run/react';

import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { FairnessFacts } from '#app/features/results/fairness-facts.tsx';
import { JudgeSeverities, RankPicture } from '#app/features/results/fairness-pictures.tsx';
import { getFairness } from '#app/features/results/fairness.server.ts';
import { fairnessPage } from '#app/features/results/fairness-page.server.ts';
import { JudgeHeatMap } from '#app/features/results/heat-map.tsx';
import { MethodTable } from '#app/features/results/method-table.tsx';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound } from '#app/platform/http/responses.server.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { Select } from '#app/ui/select.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { get } = listParams(request);
  const places = Number.parseInt(get('places'), 10);
  const question = {
    places: places > 0 ? Math.min(places, 100_000) : null,
    withoutId: get('without'),
    stage: get('stage'),
  };
  const found = (await getFairness(viewer, params.roundId ?? '', question)) ?? notFound();
  const t = translator(await localeOf(request));
  const page = Number.parseInt(get('page'), 10);
  return {
    title: `${t('fairness.title')} · ${found.round.name}`,
    ...fairnessPage(found, page > 0 ? page : null),
  };
}

export const meta = pageMeta;

export default function RoundFairness() {
  const t = useT();
  const [params] = useSearchParams();
  const { roundId, asked, places, isEnough, inPieces, withoutId, judges, stages, stage, isPot, shown } =
    useLoaderData<typeof loader>();
  const hrefFor = (page: number) => {
    const next = new URLSearchParams(params);
    next.set('page', String(page));
    return `?${next}`;
  };
  return (
    <>
      <PageHeader
        above={<BackLink href={`/admin/rounds/${roundId}/results`}>{t('fairness.back')}</BackLink>}
        title={t('fairness.title')}
        meta={t('fairness.lead')}
      />
      {shown ? (
        <>
          <Form method="get" className="no-print flex flex-wrap items-end gap-4">
            <Field label={t('fairness.places')}>
              <NumberInput
                name="places"
                min={1}
                step={1}
                inputMode="numeric"
                defaultValue={asked ?? ''}
                key={asked}
              />
            </Field>
            <Field label={t('fairness.without')}>
              <Select
                name="without"
                key={withoutId}
                defaultValue={withoutId}
                options={[
                  { value: '', label: t('fairness.nobody') },
                  ...judges.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </Field>
            {stages.length > 0 ? (
              <Field label={t('stages.stage')}>
                <Select
                  name="stage"
                  key={stage}
                  defaultValue={stage ?? ''}
                  options={[
                    ...(isPot ? [{ value: '', label: t('stages.allSheets') }] : []),
                    ...stages.map((value) => ({ value, label: t(`stages.short-${value}`) })),
                  ]}
                />
              </Field>
            ) : null}
            <Button type="submit" variant="secondary">
              {t('fairness.show')}
            </Button>
          </Form>
          <FairnessFacts facts={shown.facts} places={places} />
          <RankPicture
            roundId={roundId}
            rows={shown.rows}
            pieces={shown.pieces}
            scale={shown.scale}
            border={shown.border}
          />
          <MethodTable
            roundId={roundId}
            rows={shown.rows}
            methods={shown.methods}
            noRasch={shown.noRasch}
            moves={shown.moves}
            places={places}
            lead={
              inPieces
                ? t('fairness.methodsLeadApart')
                : isEnough
                  ? t('fairness.methodsLeadEnough', { places: asked ?? 0 })
                  : undefined
            }
          />
          <Pagination
            page={shown.page}
            pageCount={shown.pages}
            hrefFor={hrefFor}
            label={t('fairness.methods')}
            previousLabel={t('common.previous')}
            nextLabel={t('common.next')}
            pageLabel={(page) => t('common.page', { page, pages: shown.pages })}
          />
          <JudgeHeatMap roundId={roundId} heat={shown.heat} />
          <JudgeSeverities roundId={roundId} judges={shown.judges} />
        </>
      ) : (
        <EmptyState
          className="mt-6"
          title={t('fairness.emptyTitle')}
          action={withoutId ? <LinkButton href="?">{t('fairness.nobody')}</LinkButton> : undefined}
        >
          {t('fairness.emptyText')}
        </EmptyState>
      )}
    </>
  );
}
