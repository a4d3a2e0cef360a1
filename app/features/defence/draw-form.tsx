import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import type { DefenceView } from './queries.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** Draws the order, or draws it again with a reason, above the record of every draw. */
export function DrawForm({
  desk,
  lastResult,
}: {
  desk: Pick<DefenceView, 'draws' | 'timeZone'>;
  lastResult?: SubmissionResult<string[]>;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const formats = useFormats();
  const again = desk.draws.length > 0;
  const typed = lastResult?.initialValue?.intent === 'draw' ? lastResult.initialValue : {};
  const text = (value: unknown, fallback = '') => (typeof value === 'string' ? value : fallback);
  return (
    <Section title={t('defence.draw')} description={t('defence.drawText')}>
      <Form method="post" className="grid max-w-2xl gap-4">
        {again ? <p>{t('defence.redrawText')}</p> : null}
        <div className="flex flex-wrap items-end gap-4">
          <Field id="mode" label={t('defence.mode')}>
            <Select
              name="mode"
              fit="medium"
              defaultValue={text(typed.mode, 'LOT')}
              options={(['LOT', 'FIXED'] as const).map((value) => ({
                value,
                label: t(`defence.mode${value}`),
              }))}
            />
          </Field>
          <Field
            id="seed"
            label={t('defence.seed')}
            hint={t('defence.seedHint')}
            optional={t('form.optional')}
            errors={texts(lastResult?.error?.seed ?? undefined)}
          >
            <NumberInput
              name="seed"
              min={0}
              max={2_147_483_647}
              inputMode="numeric"
              className="max-w-48!"
              defaultValue={text(typed.seed)}
            />
          </Field>
        </div>
        {again ? (
          <Field
            id="draw-reason"
            label={t('defence.reason')}
            hint={t('defence.reasonHint')}
            errors={texts(lastResult?.error?.reason ?? undefined)}
          >
            <TextInput
              name="reason"
              required
              minLength={4}
              maxLength={500}
              defaultValue={text(typed.reason)}
            />
          </Field>
        ) : null}
        <div>
          <SubmitButton name="intent" value="draw" variant={again ? 'secondary' : 'primary'}>
            {t(again ? 'defence.doRedraw' : 'defence.doDraw')}
          </SubmitButton>
        </div>
      </Form>
      {again ? (
        <div className="mt-6">
          <h3 className="mb-2 font-semibold">{t('defence.draws')}</h3>
          <DataTable
            caption={t('defence.draws')}
            rows={desk.draws}
            rowKey={(draw) => draw.id}
            columns={[
              {
                key: 'at',
                head: t('defence.drawAt'),
                rowHead: true,
                cell: (draw) => formats.dateTimeSeconds(draw.drawnAt, desk.timeZone),
              },
              { key: 'by', head: t('defence.drawBy'), cell: (draw) => draw.drawnBy },
              { key: 'mode', head: t('defence.mode'), cell: (draw) => t(`defence.mode${draw.mode}`) },
              {
                key: 'seed',
                head: t('defence.seed'),
                numeric: true,
                cell: (draw) => (draw.mode === 'LOT' ? draw.seed : null),
              },
              { key: 'pairs', head: t('defence.pairs'), numeric: true, cell: (draw) => draw.pairs },
              { key: 'reason', head: t('defence.reason'), cell: (draw) => draw.reason },
            ]}
          />
        </div>
      ) : null}
    </Section>
  );
}
