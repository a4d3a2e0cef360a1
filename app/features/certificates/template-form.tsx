import type { SubmissionResult } from '@conform-to/react';
import { useRef } from 'react';
import type { FocusEvent } from 'react';

import { LivePreview } from './live-preview.tsx';
import type { TemplatePreview } from './preview-template.server.ts';
import type { Template } from './templates.server.ts';
import {
  ACCENTS,
  CERTIFICATE_LANGUAGES,
  FRAMES,
  PAPERS,
  PLACEHOLDERS,
} from '#app/domain/certificate/text.ts';
import {
  AppForm,
  CheckboxField,
  NumberField,
  RadioField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useAppForm,
} from '#app/features/shared/form.tsx';
import type { FormConstraint } from '#app/features/shared/form.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { useT } from '#app/i18n/context.tsx';
import { LOCALE_NAMES } from '#app/i18n/types.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { FormActions, FormLayout, FormSection } from '#app/ui/form-layout.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

type Values = Record<string, unknown> & {
  kind: string;
  name: string;
  paper: string;
  language: string;
  title: string;
  addressee: string;
  body: string;
  issuers: string;
  date: string;
  sentence: string;
  accent: string;
  frame: string;
  titleSize: string;
  nameSize: string;
  bodySize: string;
  background: string;
  seal: string;
  withoutBackground: boolean;
  withoutSeal: boolean;
};

type TextBox = HTMLInputElement | HTMLTextAreaElement;
const TAKES_PLACEHOLDERS = ['title', 'addressee', 'body', 'issuers', 'sentence'];

/** What a template says, how it looks, and beside it the page as it would be printed. */
export function TemplateForm({
  roundId,
  template,
  preview,
  lastResult,
  constraint,
}: {
  roundId: string;
  template: Template;
  preview: TemplatePreview;
  lastResult?: SubmissionResult<string[]>;
  constraint: FormConstraint;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const { design, kind } = template;
  const [form, fields] = useAppForm<Values>({
    lastResult,
    constraint,
    defaultValue: {
      ...design,
      kind,
      name: template.name || t(`certificates.ready-${template.ref.replace('ready:', '') as 'prize-zh'}`),
      titleSize: String(design.titleSize),
      nameSize: String(design.nameSize),
      bodySize: String(design.bodySize),
    },
  });
  const last = useRef<TextBox | null>(null);
  const remember = (event: FocusEvent<HTMLElement>) => {
    const box = event.target as Partial<TextBox> & HTMLElement;
    if (TAKES_PLACEHOLDERS.includes(box.name ?? '')) last.current = box as TextBox;
  };
  const insert = (placeholder: string) => {
    const own = document.querySelector<TextBox>(`#${CSS.escape(fields.body.id)}`);
    const box = last.current ?? own;
    if (!box) return;
    box.setRangeText(placeholder, box.selectionStart ?? 0, box.selectionEnd ?? 0, 'end');
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
  };
  const picture = (name: 'background' | 'seal') => (
    <div className="grid gap-2">
      <Field
        id={fields[name].id}
        label={t(`certificates.${name}`)}
        hint={t(`certificates.${name}Hint`)}
        optional={t('form.optional')}
        errors={texts(fields[name].errors)}
      >
        <FileInput name={name} accept="image/png,image/jpeg" />
      </Field>
      {template[name] ? (
        <CheckboxField
          field={fields[name === 'background' ? 'withoutBackground' : 'withoutSeal']}
          label={t(`certificates.without-${name}`)}
        />
      ) : null}
    </div>
  );
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <AppForm form={form} encType="multipart/form-data" onFocus={remember}>
        <input type="hidden" name="kind" value={kind} />
        <FormLayout>
          <TextField field={fields.name} label={t('certificates.templateName')} fit="medium" />
          <FormSection title={t('certificates.words')} description={t('certificates.wordsLead')}>
            <Placeholders kind={kind} insert={insert} />
            <TextField field={fields.title} label={t('certificates.certificateTitle')} />
            <TextField field={fields.addressee} label={t('certificates.addressee')} optional />
            <TextAreaField
              field={fields.body}
              label={t('certificates.body')}
              hint={t('certificates.bodyHint')}
              rows={5}
            />
            <TextAreaField
              field={fields.issuers}
              label={t('certificates.issuers')}
              hint={t('certificates.issuersHint')}
              rows={2}
            />
            <TextField
              field={fields.date}
              type="date"
              label={t('certificates.date')}
              hint={t('certificates.dateHint')}
              fit="medium"
              optional
            />
            <TextField
              field={fields.sentence}
              label={t('certificates.sentence')}
              hint={t('certificates.sentenceHint')}
            />
          </FormSection>
          <FormSection title={t('certificates.look')}>
            <RadioField
              field={fields.paper}
              legend={t('certificates.paper')}
              inline
              options={PAPERS.map((value) => ({ value, label: t(`certificates.paper-${value}`) }))}
            />
            <RadioField
              field={fields.language}
              legend={t('certificates.language')}
              hint={t('certificates.languageHint')}
              inline
              options={CERTIFICATE_LANGUAGES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
            />
            <div className="flex flex-wrap gap-4">
              <SelectField
                field={fields.frame}
                label={t('certificates.frame')}
                options={FRAMES.map((value) => ({ value, label: t(`certificates.frame-${value}`) }))}
              />
              <SelectField
                field={fields.accent}
                label={t('certificates.accent')}
                options={ACCENTS.map((value) => ({ value, label: t(`certificates.accent-${value}`) }))}
              />
            </div>
            <div className="flex flex-wrap gap-4">
              <NumberField field={fields.titleSize} label={t('certificates.titleSize')} />
              <NumberField field={fields.nameSize} label={t('certificates.nameSize')} />
              <NumberField field={fields.bodySize} label={t('certificates.bodySize')} />
            </div>
            {picture('background')}
            {picture('seal')}
          </FormSection>
          <FormActions>
            <SubmitButton name="intent" value="save">
              {t('certificates.saveTemplate')}
            </SubmitButton>
            <LinkButton variant="quiet" href={`/admin/rounds/${roundId}/certificates/template`}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </FormLayout>
      </AppForm>
      <LivePreview
        roundId={roundId}
        templateRef={template.ref}
        formId={form.id}
        first={preview}
        isLong={false}
      />
    </div>
  );
}

/** What can be inserted: buttons that put it where the cursor is, or plain words before the script runs. */
function Placeholders({ kind, insert }: { kind: Template['kind']; insert: (text: string) => void }) {
  const t = useT();
  const hydrated = useHydrated();
  return (
    <div className="grid gap-1">
      <p className="text-sm text-ink-muted">{t('certificates.insert')}</p>
      <ul className="flex max-w-xl flex-wrap gap-2">
        {PLACEHOLDERS[kind].map((name) => (
          <li key={name}>
            {hydrated ? (
              <Button type="button" size="small" onClick={() => insert(`{${name}}`)}>
                {t(`certificates.holder-${name}`)}
              </Button>
            ) : (
              <span className="text-sm">
                {t(`certificates.holder-${name}`)} <code>{`{${name}}`}</code>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
