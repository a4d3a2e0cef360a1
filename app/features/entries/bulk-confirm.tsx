import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';

import { ReasonForm } from './reason-form.tsx';
import { REASON_TEMPLATES } from './reason-templates.ts';
import type { BulkAct } from './schemas.ts';
import type { CheckKind } from '#app/domain/checks.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Page = {
  round: { timeZone: string };
  act: BulkAct;
  kind: CheckKind;
  to: string;
  query: string;
  willIds: readonly string[];
  checkers: readonly { id: string; name: string }[];
  recentReasons: readonly string[];
};

/** What a bulk act still asks for, and the button that does it to what the preview shows, no more and no less. */
export function BulkConfirm({ page, lastResult }: { page: Page; lastResult?: SubmissionResult<string[]> }) {
  const t = useT();
  const texts = useErrorTexts();
  const { act, kind, to, willIds, checkers } = page;
  const label = t(`checks.do-${act}`, { count: willIds.length });
  const hidden = (
    <>
      <input type="hidden" name="kind" value={kind} />
      {willIds.map((id) => (
        <input key={id} type="hidden" name="entryIds" value={id} />
      ))}
    </>
  );
  return (
    <div className="grid gap-4">
      {act === 'assign' ? (
        <Form method="get" className="flex max-w-2xl flex-wrap items-end gap-4">
          {[...new URLSearchParams(page.query)]
            .filter(([name]) => name !== 'to')
            .map(([name, value]) => (
              <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
            ))}
          <Field id="to" label={t('checks.assignTo')} hint={t('checks.assignLead')}>
            <Select
              key={to}
              name="to"
              defaultValue={to}
              options={[
                { value: 'share', label: t('checks.assignShare') },
                ...checkers.map(({ id, name }) => ({ value: id, label: name })),
                { value: 'nobody', label: t('checks.assignNobody') },
              ]}
            />
          </Field>
          <Button type="submit" variant="secondary">
            {t('checks.assignShow')}
          </Button>
        </Form>
      ) : null}
      {willIds.length === 0 ? (
        <p className="text-ink-muted">{t('checks.bulkNone')}</p>
      ) : act === 'return' ? (
        <ReasonForm
          label={t('checks.reason')}
          hint={t('checks.reasonHint')}
          lastResult={lastResult}
          acts={[{ intent: 'return', label }]}
          templates={[...page.recentReasons, ...REASON_TEMPLATES.map((key) => t(key))]}
        >
          {hidden}
          <Field
            id="return-until"
            label={t('checks.returnUntil', { zone: page.round.timeZone })}
            hint={t('checks.returnUntilHint')}
            errors={texts(lastResult?.error?.until ?? undefined)}
          >
            <TextInput type="datetime-local" name="until" className="max-w-64" />
          </Field>
        </ReasonForm>
      ) : (
        <Form method="post">
          {hidden}
          {act === 'assign' ? <input type="hidden" name="to" value={to} /> : null}
          <SubmitButton name="intent" value={act}>
            {label}
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
