import { Form, Link } from '@remix-run/react';

import type { DeliberationPage } from './page.server.ts';
import type { getSecondLook, SecondLookPreviewed } from './second-look.server.ts';
import { SheetBadge } from '#app/features/judging/sheet-badge.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';

/** One more judge for these entries: who could, what each entry gets, and how far their sheets are. */
export function SecondLook({
  page,
  look,
  preview,
}: {
  page: DeliberationPage;
  look: Awaited<ReturnType<typeof getSecondLook>>;
  preview: SecondLookPreviewed | null;
}) {
  const t = useT();
  const base = `/admin/rounds/${page.round.id}`;
  const titleOf = (entryId: string) => page.cards.find((card) => card.entryId === entryId)?.title ?? '';
  const complete = look.sheets.length > 0 && look.sheets.every(({ status }) => status === 'SUBMITTED');
  if (!look.can && look.sheets.length === 0) return null;
  return (
    <Section title={t('deliberation.lookTitle')} description={t('deliberation.lookLead')}>
      {look.sheets.length > 0 ? (
        <>
          <DataTable
            caption={t('deliberation.lookTitle')}
            rows={look.sheets}
            rowKey={(sheet) => sheet.id}
            columns={[
              { key: 'judge', head: t('deliberation.judge'), rowHead: true, cell: (sheet) => sheet.judge },
              { key: 'title', head: t('results.project'), cell: (sheet) => titleOf(sheet.entryId) },
              {
                key: 'status',
                head: t('results.status'),
                cell: (sheet) => <SheetBadge status={sheet.status} />,
              },
            ]}
          />
          {look.can ? (
            <NoticeBox
              tone={complete ? 'done' : 'info'}
              className="my-4"
              title={t(complete ? 'deliberation.lookDone' : 'deliberation.lookWaits')}
              actions={
                complete ? (
                  <LinkButton href={`${base}/results`}>{t('deliberation.toTable')}</LinkButton>
                ) : null
              }
            >
              {t('deliberation.lookAfter')}
            </NoticeBox>
          ) : null}
        </>
      ) : null}
      {preview ? (
        <LookPreview preview={preview} base={base} />
      ) : look.can && look.judges.length > 0 ? (
        <Form method="post" className="flex flex-wrap items-end gap-4">
          <Field label={t('deliberation.lookJudge')}>
            <Select
              name="roundJudgeId"
              options={look.judges.map(({ id, name, can, room }) => ({
                value: id,
                label: t('deliberation.lookOption', { name, can, room }),
              }))}
            />
          </Field>
          <SubmitButton variant="secondary" name="intent" value="look-preview">
            {t('deliberation.lookPreview')}
          </SubmitButton>
        </Form>
      ) : look.can ? (
        <p className="text-ink-muted">
          {t('deliberation.lookNobody')} <Link to={`${base}/judges`}>{t('deliberation.toJudges')}</Link>
        </p>
      ) : null}
    </Section>
  );
}

function LookPreview({ preview, base }: { preview: SecondLookPreviewed; base: string }) {
  const t = useT();
  const gives = preview.lines.filter(({ why }) => why === null);
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="roundJudgeId" value={preview.roundJudgeId} />
      {gives.map(({ entryId }) => (
        <input key={entryId} type="hidden" name="entryIds" value={entryId} />
      ))}
      <NoticeBox
        tone="signal"
        role="status"
        title={t('deliberation.lookPreviewTitle', { judge: preview.judge, count: gives.length })}
      >
        {preview.judgingOpen ? (
          t('deliberation.lookPreviewText')
        ) : (
          <>
            {t('deliberation.lookClosed')}{' '}
            <Link to={`${base}/settings/windows`}>{t('deliberation.toWindows')}</Link>
          </>
        )}
      </NoticeBox>
      <DataTable
        caption={t('deliberation.lookPreview')}
        rows={preview.lines}
        rowKey={(line) => line.entryId}
        columns={[
          { key: 'title', head: t('results.project'), rowHead: true, cell: (line) => line.title },
          {
            key: 'what',
            head: t('deliberation.becomes'),
            cell: (line) =>
              line.why === null ? (
                t('deliberation.lookGives', { judge: preview.judge })
              ) : (
                <span className="text-ink-muted">{t(`deliberation.look-${line.why}`)}</span>
              ),
          },
        ]}
      />
      <div className="flex flex-wrap gap-3">
        {gives.length > 0 ? (
          <SubmitButton name="intent" value="look">
            {t('deliberation.lookNow', { count: gives.length })}
          </SubmitButton>
        ) : null}
        <Button type="submit" name="intent" value="back">
          {t('deliberation.back')}
        </Button>
      </div>
    </Form>
  );
}
