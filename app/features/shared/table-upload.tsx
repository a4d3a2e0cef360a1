import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';

import type { RefusalCode } from '#app/domain/refusals.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Shown = { code: RefusalCode; params?: Record<string, string | number> };

/** The first step of an import: which columns are needed, a file or pasted rows. Nothing is written yet. */
export function TableUpload({
  refusals,
  columns,
  example,
  children,
}: {
  refusals?: readonly Shown[];
  columns: string;
  example: readonly string[];
  children?: ReactNode;
}) {
  const t = useT();
  const navigation = useNavigation();
  const texts = (refusals ?? []).map(({ code, params }) => t(`refusal.${code}`, params));
  return (
    <Form method="post" encType="multipart/form-data">
      {texts.length > 0 ? (
        <div className="mb-6">
          <ErrorSummary
            title={t('form.summary', { count: texts.length })}
            errors={texts.map((text) => ({ text, fieldId: 'file' }))}
          />
        </div>
      ) : null}
      <FormLayout>
        <div className="grid gap-2">
          <p>{columns}</p>
          <pre className="overflow-x-auto rounded border border-line bg-sunken p-4 text-sm" tabIndex={0}>
            {example.join('\n')}
          </pre>
        </div>
        {children}
        <Field id="file" label={t('common.tableFile')} hint={t('common.tableFileHint')} errors={texts}>
          <FileInput name="file" accept=".xlsx,.csv,.txt,.tsv" />
        </Field>
        <Field id="pasted" label={t('common.tablePaste')} optional={t('form.optional')}>
          <TextArea name="pasted" rows={5} />
        </Field>
        <FormActions>
          <Button type="submit" variant="primary" pending={navigation.state === 'submitting'}>
            {t('common.tablePreview')}
          </Button>
        </FormActions>
      </FormLayout>
    </Form>
  );
}
