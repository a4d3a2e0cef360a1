import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import type { DecisionLine } from './decision.server.ts';
import type { DeliberationPage } from './page.server.ts';
import { lineText } from './words.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useName, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const valueOf = ({ to, prizeCode }: { to: string; prizeCode: string | null }) =>
  prizeCode ? `${to}:${prizeCode}` : to;

/** What becomes of each entry, as the votes have it until somebody says otherwise; looked at before it is done. */
export function DecisionForm({
  page,
  lines,
  lastResult,
}: {
  page: DeliberationPage;
  lines: readonly DecisionLine[];
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const name = useName();
  const texts = useErrorTexts();
  const typed = lastResult?.initialValue;
  const chosen = (typed?.to ?? {}) as Record<string, unknown>;
  const why = (typed?.why ?? {}) as Record<string, unknown>;
  const isAward = page.list.kind === 'AWARD';
  const prizes = page.prizes.filter(({ categoryId }) => categoryId === (page.prize?.categoryId ?? null));
  const options = [
    ...(isAward
      ? prizes.map((prize) => ({ value: `SELECTED:${prize.code}`, label: name(prize) }))
      : [{ value: 'SELECTED', label: t('results.decisionSELECTED') }]),
    ...(isAward ? [] : [{ value: 'RESERVE', label: t('results.decisionRESERVE') }]),
    { value: 'NOT_SELECTED', label: t('results.decisionNOT_SELECTED') },
  ];
  return (
    <Form method="post" className="grid gap-4">
      <DataTable
        caption={t('deliberation.decisionTitle')}
        rows={lines}
        rowKey={(line) => line.entryId}
        columns={[
          {
            key: 'title',
            head: t('results.project'),
            rowHead: true,
            cell: (line) => (
              <>
                {line.title}
                <span className="block text-sm text-ink-muted tabular-nums">{line.number}</span>
              </>
            ),
          },
          {
            key: 'now',
            head: t('deliberation.now'),
            cell: (line) => lineText(t, name, page.prizes, line),
          },
          {
            key: 'votes',
            head: t('deliberation.outcome'),
            cell: (line) => (
              <Badge tone={line.outcome === 'open' ? 'signal' : undefined}>
                {t(`deliberation.outcome-${line.outcome}`)}
              </Badge>
            ),
          },
          {
            key: 'to',
            head: t('deliberation.decide'),
            cell: (line) => (
              <Select
                name={`to.${line.entryId}`}
                aria-label={t('deliberation.decideOf', { title: line.title })}
                className="min-w-36"
                defaultValue={String(chosen[line.entryId] ?? (line.preset ? valueOf(line.preset) : ''))}
                placeholder={t('deliberation.choose')}
                options={options}
                required
              />
            ),
          },
          {
            key: 'why',
            head: t('deliberation.ownReason'),
            cell: (line) => (
              <TextInput
                name={`why.${line.entryId}`}
                aria-label={t('deliberation.ownReasonOf', { title: line.title })}
                maxLength={500}
                defaultValue={String(why[line.entryId] ?? '')}
              />
            ),
          },
        ]}
      />
      <Field
        label={t('deliberation.reason')}
        hint={t('deliberation.reasonHint')}
        errors={texts(lastResult?.error?.reason ?? undefined)}
      >
        <TextInput
          name="reason"
          required
          minLength={4}
          maxLength={500}
          defaultValue={typeof typed?.reason === 'string' ? typed.reason : ''}
        />
      </Field>
      <div>
        <SubmitButton name="intent" value="preview">
          {t('deliberation.preview')}
        </SubmitButton>
      </div>
    </Form>
  );
}
