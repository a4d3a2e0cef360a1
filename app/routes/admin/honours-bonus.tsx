import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';

import { HONOUR_LEVELS } from '#app/domain/honours.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { fillBonus, getBonus } from '#app/features/honours/bonus.server.ts';
import { useHonourWords } from '#app/features/honours/honour-words.ts';
import { BonusSchema } from '#app/features/honours/schemas.ts';
import { BackLink } from '#app/features/shared/back-link.tsx';
import { listParams } from '#app/features/shared/list-params.ts';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Select } from '#app/ui/select.tsx';

/** Places that a school gets on top for last edition's prizes. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { get } = listParams(request);
  const [year, per] = [Number.parseInt(get('year'), 10), Number.parseInt(get('per'), 10)];
  const found =
    (await getBonus(viewer, {
      roundId: get('round'),
      year: year > 0 ? year : null,
      level: HONOUR_LEVELS.find((level) => level === get('level')) ?? null,
      perPrize: per >= 1 && per <= 20 ? per : 2,
    })) ?? notFound();
  const t = translator(await localeOf(request));
  return { title: t('honours.bonusTitle'), found };
}

export const meta = pageMeta;

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, BonusSchema);
  if (!form.ok) return form.reply;
  const result = await fillBonus(viewer, form.value, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${form.value.roundId}/settings/hand-in-quota`, {
    key: 'honours.filled',
    params: result.value,
    tone: 'done',
  });
}

export default function HonoursBonus() {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const { levelHead } = useHonourWords();
  const { found } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const { round, rounds, years, levels, rule, rows } = found;
  const places = rows.reduce((sum, row) => sum + row.places, 0);
  return (
    <>
      <PageHeader
        title={t('honours.bonusTitle')}
        meta={t('honours.bonusLead')}
        above={<BackLink href="/admin/honours">{t('honours.title')}</BackLink>}
      />
      <RefusalBox result={lastResult} />
      {!round || !rule ? (
        <EmptyState title={t('honours.bonusNoRound')}>{t('honours.bonusNoRoundText')}</EmptyState>
      ) : (
        <>
          <Form method="get" className="no-print mb-6 flex flex-wrap items-end gap-4">
            <Field label={t('honours.bonusRound')}>
              <Select
                name="round"
                defaultValue={round.id}
                key={round.id}
                options={rounds.map((one) => ({ value: one.id, label: name(one) }))}
              />
            </Field>
            <Field label={t('honours.bonusYear')}>
              <Select
                name="year"
                defaultValue={String(rule.year)}
                key={rule.year}
                options={[...new Set([rule.year, ...years])].map((year) => ({
                  value: String(year),
                  label: String(year),
                }))}
              />
            </Field>
            <Field label={t('honours.level')}>
              <Select
                name="level"
                defaultValue={rule.level}
                key={rule.level}
                options={[...new Set([rule.level, ...levels])].map((value) => ({
                  value,
                  label: levelHead(value),
                }))}
              />
            </Field>
            <Field label={t('honours.perPrize')}>
              <NumberInput
                name="per"
                min={1}
                max={20}
                step={1}
                defaultValue={rule.perPrize}
                key={rule.perPrize}
              />
            </Field>
            <Button type="submit" variant="secondary">
              {t('honours.bonusShow')}
            </Button>
          </Form>
          {found.hasQuota ? null : (
            <NoticeBox tone="signal" className="mb-6">
              {t('honours.bonusNoQuota')}{' '}
              <Link to={`/admin/rounds/${round.id}/settings/hand-in-quota`}>
                {t('rounds.set-hand-in-quota')}
              </Link>
            </NoticeBox>
          )}
          <DataTable
            caption={t('honours.bonusTitle')}
            rows={rows}
            rowKey={(row) => row.schoolId}
            empty={<EmptyState title={t('honours.bonusEmpty')}>{t('honours.bonusEmptyText')}</EmptyState>}
            columns={[
              { key: 'school', head: t('honours.school'), rowHead: true, cell: (row) => row.school },
              {
                key: 'prizes',
                head: t('honours.bonusPrizes'),
                numeric: true,
                cell: (row) => formats.number(row.prizes),
              },
              {
                key: 'places',
                head: t('honours.bonusPlaces'),
                numeric: true,
                cell: (row) => formats.number(row.places),
              },
              {
                key: 'now',
                head: t('honours.bonusNow'),
                numeric: true,
                cell: (row) => formats.number(row.now),
              },
            ]}
          />
          {rows.length > 0 ? (
            <Form method="post" className="pt-6">
              <input type="hidden" name="roundId" value={round.id} />
              <input type="hidden" name="year" value={rule.year} />
              <input type="hidden" name="level" value={rule.level} />
              <input type="hidden" name="perPrize" value={rule.perPrize} />
              {found.lost > 0 ? (
                <p className="pb-3">{t('honours.bonusLost', { count: found.lost })}</p>
              ) : null}
              <ConfirmButton
                label={t('honours.fill')}
                title={t('honours.fillTitle', { round: name(round) })}
                confirmLabel={t('honours.fill')}
                cancelLabel={t('common.cancel')}
              >
                {t('honours.fillText', { schools: rows.length, places })}
              </ConfirmButton>
            </Form>
          ) : null}
        </>
      )}
    </>
  );
}
