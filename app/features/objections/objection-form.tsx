import type { SubmissionResult } from '@conform-to/react';
import { Link } from '@remix-run/react';
import { useState } from 'react';
import type { ChangeEvent } from 'react';

import { EVIDENCE_BYTES, EVIDENCE_ENDINGS, EVIDENCE_FILES } from './evidence.ts';
import { STATEMENT_MAX } from './schemas.ts';
import type { FormConstraint } from '#app/features/shared/form.tsx';
import {
  AppForm,
  CheckboxField,
  SubmitButton,
  TextAreaField,
  TextField,
  useAppForm,
} from '#app/features/shared/form.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';

type Values = {
  noticeId: string;
  line: string;
  token: string;
  name: string;
  unitName: string;
  phone: string;
  text: string;
  vouches: boolean;
  files: string;
};

type Props = {
  noticeId: string;
  line: { seq: number; number: string; title: string } | null;
  token: string;
  constraint: FormConstraint;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Who objects, why, and with what evidence. Nothing typed is lost when something is refused. */
export function ObjectionForm({ noticeId, line, token, constraint, lastResult }: Props) {
  const t = useT();
  const texts = useErrorTexts();
  const formats = useFormats();
  const [form, fields] = useAppForm<Values>({ lastResult, constraint });
  const [unfit, setUnfit] = useState<string | null>(null);
  const wrongFiles = unfit ? [unfit] : texts(fields.files.errors);
  const size = formats.bytes(EVIDENCE_BYTES);
  /** Said at once, and not sent: a form of many megabytes might not arrive, nor what was typed with it. */
  const look = (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])];
    const large = chosen.find((file) => file.size > EVIDENCE_BYTES);
    const fault =
      chosen.length > EVIDENCE_FILES
        ? t('refusal.objection-files-many', { max: EVIDENCE_FILES })
        : large
          ? t('refusal.objection-file-large', { name: large.name })
          : null;
    setUnfit(fault);
    if (fault) event.target.value = '';
  };
  return (
    <AppForm form={form} encType="multipart/form-data">
      <input type="hidden" name="noticeId" value={noticeId} />
      <input type="hidden" name="line" value={line?.seq ?? ''} />
      <input type="hidden" name="token" value={token} />
      <FormLayout>
        <p className="max-w-xl border-s-4 border-line ps-3">
          <span className="block text-sm text-ink-muted">{t('objections.concerned')}</span>
          <span className="font-semibold">{line ? line.title : t('objections.aboutList')}</span>{' '}
          <span className="text-sm text-ink-muted tabular-nums">{line?.number}</span>{' '}
          <Link to={`/notices/${noticeId}/objection`} className="text-sm">
            {t('objections.change')}
          </Link>
        </p>
        <TextField
          field={fields.name}
          label={t('objections.name')}
          hint={t('objections.nameHint')}
          autoComplete="name"
          fit="medium"
        />
        <TextField
          field={fields.unitName}
          label={t('objections.unitName')}
          hint={t('objections.unitNameHint')}
          autoComplete="organization"
        />
        <TextField
          field={fields.phone}
          type="tel"
          label={t('objections.phone')}
          hint={t('objections.phoneHint')}
          autoComplete="tel"
          fit="medium"
        />
        <TextAreaField
          field={fields.text}
          label={t('objections.text')}
          hint={t('objections.textHint', { max: STATEMENT_MAX })}
          rows={8}
        />
        <Field
          id={fields.files.id}
          label={t('objections.files')}
          hint={t('objections.filesHint', { count: EVIDENCE_FILES, size })}
          optional={t('form.optional')}
          errors={wrongFiles.length > 0 ? [...wrongFiles, t('objections.filesAgain')] : undefined}
        >
          <FileInput name="files" multiple accept={EVIDENCE_ENDINGS.join(',')} onChange={look} />
        </Field>
        <CheckboxField field={fields.vouches} label={t('objections.vouches')} />
        <FormActions>
          <SubmitButton>{t('objections.submit')}</SubmitButton>
          <Link to={`/notices/${noticeId}`}>{t('objections.backToNotice')}</Link>
        </FormActions>
      </FormLayout>
    </AppForm>
  );
}
