import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import type { Opening } from './open-deliberation.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

const listed = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/** Which entries are deliberated, by whom, for how many places. */
export function OpeningForm({
  opening,
  decimals,
  lastResult,
}: {
  opening: Opening;
  decimals: number;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const formats = useFormats();
  const texts = useErrorTexts();
  const { border, lines, places, people } = opening;
  const typed = lastResult?.initialValue;
  const text = (name: string, usual = '') =>
    typeof typed?.[name] === 'string' ? typed[name] : typed ? '' : usual;
  const errors = (name: string) => texts(lastResult?.error?.[name] ?? undefined);
  const proposed = lines.filter(({ origin }) => origin !== null).map(({ entryId }) => entryId);
  return (
    <Form method="post" key={border}>
      <input type="hidden" name="border" value={border} />
      <Section title={t('deliberation.bandTitle')} description={t('deliberation.bandLead')}>
        <DataTable
          caption={t('deliberation.bandTitle')}
          rows={lines}
          rowKey={(line) => line.entryId}
          selection={{
            name: 'entryIds',
            head: t('deliberation.pick'),
            rowLabel: (line) => t('deliberation.pickLine', { title: line.title }),
            selected: typed ? listed(typed.entryIds) : proposed,
          }}
          columns={[
            {
              key: 'title',
              head: t('results.project'),
              cell: (line) => (
                <>
                  {line.title}
                  <span className="block text-sm text-ink-muted tabular-nums">{line.number}</span>
                </>
              ),
            },
            { key: 'rank', head: t('results.rank'), numeric: true, cell: (line) => line.rank },
            {
              key: 'value',
              head: t('results.value'),
              numeric: true,
              cell: (line) => (line.value === null ? null : formats.scaled(line.value, decimals)),
            },
            {
              key: 'possible',
              head: t('deliberation.possible'),
              numeric: true,
              cell: (line) => (line.low === null || line.high === null ? null : `${line.low}–${line.high}`),
            },
            {
              key: 'inside',
              head: t('deliberation.inside'),
              numeric: true,
              cell: (line) => (line.inside === null ? null : formats.percent(line.inside)),
            },
            {
              key: 'now',
              head: t('deliberation.now'),
              cell: (line) =>
                line.decision === 'UNDECIDED'
                  ? t('results.decisionUNDECIDED')
                  : t(line.holds ? 'deliberation.above' : 'deliberation.below'),
            },
            {
              key: 'origin',
              head: t('deliberation.why'),
              cell: (line) =>
                line.origin ? (
                  <Badge tone="signal">{t(`deliberation.origin${line.origin}`)}</Badge>
                ) : (
                  <span className="text-ink-muted">{t('deliberation.near')}</span>
                ),
            },
          ]}
        />
        <div className="mt-4">
          <Field
            label={t('deliberation.handReason')}
            hint={t('deliberation.handReasonHint')}
            errors={errors('handReason')}
            optional={t('form.optional')}
          >
            <TextInput name="handReason" maxLength={500} defaultValue={text('handReason')} />
          </Field>
        </div>
      </Section>
      <Section title={t('deliberation.membersTitle')} description={t('deliberation.membersLead')}>
        <FormLayout>
          <CheckboxGroup
            legend={t('deliberation.members')}
            name="personIds"
            defaultValues={listed(typed?.personIds)}
            errors={errors('personIds')}
            className="[&>div:last-child]:sm:grid-cols-2"
            options={people.map(({ id, name, isJudge, place, barred }) => ({
              value: id,
              label: name,
              hint: [
                isJudge ? place || t('deliberation.judge') : t('deliberation.administrator', { unit: place }),
                ...(barred > 0 ? [t('deliberation.barredFrom', { count: barred })] : []),
              ].join(' · '),
            }))}
          />
          <Field
            label={t('deliberation.places')}
            hint={t('deliberation.placesHint', { count: Math.max(0, places) })}
            errors={errors('places')}
            optional={t('form.optional')}
          >
            <NumberInput name="places" min={1} inputMode="numeric" defaultValue={text('places')} />
          </Field>
          <Field
            label={t('deliberation.quorum')}
            hint={t('deliberation.quorumHint')}
            errors={errors('quorum')}
          >
            <NumberInput
              name="quorum"
              min={0}
              inputMode="numeric"
              defaultValue={text('quorum', '1')}
              required
            />
          </Field>
          <Field
            label={t('deliberation.words')}
            hint={t('deliberation.wordsHint')}
            optional={t('form.optional')}
          >
            <TextArea name="words" rows={3} maxLength={2000} defaultValue={text('words')} />
          </Field>
          <FormActions>
            <SubmitButton name="intent" value="open">
              {t('deliberation.open')}
            </SubmitButton>
          </FormActions>
        </FormLayout>
      </Section>
    </Form>
  );
}
