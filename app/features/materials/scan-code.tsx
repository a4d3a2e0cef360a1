import { Form } from '@remix-run/react';

import type { FileShown } from './file-shown.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** Whether the scanned form is of the present version; until then, where its code is typed. */
export function ScanCode({
  slotCode,
  file,
  formCode,
  error,
}: {
  slotCode: string;
  file: FileShown;
  formCode: string;
  error?: string;
}) {
  const t = useT();
  if (file.formCode === formCode) return <Badge tone="done">{t('papers.scanCurrent')}</Badge>;
  return (
    <Form method="post" className="mt-2 grid gap-2">
      <Badge tone="signal">{t(file.formCode ? 'papers.scanOutdated' : 'papers.scanUnconfirmed')}</Badge>
      <input type="hidden" name="slotCode" value={slotCode} />
      <input type="hidden" name="materialId" value={file.materialId} />
      <Field
        id={`code-${file.materialId}`}
        label={t('papers.codeLabel')}
        hint={t('papers.codeHint')}
        errors={error}
      >
        <TextInput name="code" autoComplete="off" className="max-w-48 font-mono uppercase" />
      </Field>
      <div>
        <Button type="submit" size="small" name="intent" value="confirm">
          {t('papers.confirmCode')}
        </Button>
      </div>
    </Form>
  );
}
