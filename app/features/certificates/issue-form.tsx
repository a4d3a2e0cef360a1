import { Form } from '@remix-run/react';

import type { issuePage } from './queries.server.ts';
import { READY_TEMPLATES } from '#app/domain/certificate/templates.ts';
import type { CertificateKind } from '#app/domain/certificate/text.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Page = NonNullable<Awaited<ReturnType<typeof issuePage>>>;
type Plan = NonNullable<Page['plan']>;

/** The templates that special awards ask for. */
const SPECIAL_CHOICES = [
  ['specialTemplate', 'SPECIAL'],
  ['schoolAwardTemplate', 'SCHOOL_AWARD'],
  ['tutorAwardTemplate', 'TUTOR_AWARD'],
  ['unitAwardTemplate', 'UNIT_AWARD'],
] as const;

/** Who shall be given certificates, with which templates, and how they are numbered: asked in the address. */
export function IssueChoices({ page }: { page: Page }) {
  const t = useT();
  const { asked, templates } = page;
  const options = (kind: CertificateKind) =>
    templates
      .filter((one) => one.kind === kind)
      .map(({ ref, name }) => ({
        value: ref,
        label:
          name ||
          t('certificates.readyMade', {
            name: t(`certificates.ready-${readyCode(ref)}`),
          }),
      }));
  return (
    <Form method="get" className="no-print">
      <FormLayout>
        <RadioGroup
          name="prize"
          legend={t('certificates.prizeFor')}
          defaultValue={asked.prize}
          options={(['author', 'project', 'none'] as const).map((value) => ({
            value,
            label: t(`certificates.prizeFor-${value}`),
          }))}
        />
        <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <Field label={t('certificates.prizeTemplate')}>
            <Select name="prizeTemplate" defaultValue={asked.prizeTemplate} options={options('PRIZE')} />
          </Field>
          <Field label={t('certificates.tutorTemplate')}>
            <Select
              name="tutorTemplate"
              defaultValue={asked.tutorTemplate}
              placeholder={t('certificates.noCertificates')}
              options={options('TUTOR')}
            />
          </Field>
          <Field label={t('certificates.schoolTemplate')}>
            <Select
              name="schoolTemplate"
              defaultValue={asked.schoolTemplate}
              placeholder={t('certificates.noCertificates')}
              options={options('SCHOOL')}
            />
          </Field>
          {SPECIAL_CHOICES.map(([field, kind]) => (
            <Field key={field} label={t(`certificates.kind-${kind}`)}>
              <Select
                name={field}
                defaultValue={asked[field]}
                placeholder={t('certificates.noCertificates')}
                options={options(kind)}
              />
            </Field>
          ))}
        </div>
        <Field label={t('certificates.pattern')} hint={t('certificates.patternHint')}>
          <TextInput name="pattern" fit="medium" required maxLength={40} defaultValue={asked.pattern} />
        </Field>
        <FormActions>
          <Button type="submit" variant="secondary">
            {t('certificates.showLines')}
          </Button>
        </FormActions>
      </FormLayout>
    </Form>
  );
}

type ReadyCode =
  | 'special-zh'
  | 'special-en'
  | 'school-award-zh'
  | 'school-award-en'
  | 'tutor-award-zh'
  | 'tutor-award-en'
  | 'unit-award-zh'
  | 'unit-award-en'
  | 'prize-zh'
  | 'prize-zh-portrait'
  | 'prize-en'
  | 'tutor-zh'
  | 'tutor-en'
  | 'school-zh'
  | 'school-en';

/** The name of a template that comes with the portal, as part of a message's key. */
export function readyCode(ref: string): ReadyCode {
  const code = READY_TEMPLATES.find((one) => `ready:${one.code}` === ref)?.code ?? 'prize-zh';
  return code as ReadyCode;
}

/** Line by line who would be given what. */
export function IssueLines({ plan }: { plan: Plan }) {
  const t = useT();
  return (
    <DataTable
      caption={t('certificates.linesTitle')}
      rows={plan.rows}
      rowKey={(row) => row.recipient}
      columns={[
        {
          key: 'number',
          head: t('certificates.number'),
          cell: (row) => <span className="font-mono">{row.number}</span>,
        },
        {
          key: 'name',
          head: t('certificates.recipient'),
          rowHead: true,
          cell: (row) => row.names.join(t('common.listComma')),
        },
        { key: 'kind', head: t('certificates.kind'), cell: (row) => t(`certificates.kind-${row.kind}`) },
        { key: 'school', head: t('certificates.holder'), cell: (row) => row.school || row.unit },
        { key: 'title', head: t('certificates.project'), cell: (row) => row.title },
        { key: 'prize', head: t('certificates.prize'), cell: (row) => row.prize },
      ]}
    />
  );
}

/** The button that issues what the page shows; what was chosen goes with it. */
export function IssueButton({ page, plan }: { page: Page; plan: Plan }) {
  const t = useT();
  const formats = useFormats();
  return (
    <Form method="post">
      {Object.entries(page.asked).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="count" value={plan.count} />
      <ConfirmButton
        label={t('certificates.issue', { count: formats.number(plan.count) })}
        title={t('certificates.issueTitle', { count: formats.number(plan.count) })}
        confirmLabel={t('certificates.issueVerb')}
        cancelLabel={t('common.cancel')}
        variant="primary"
        name="intent"
        value="issue"
      >
        <p>{t('certificates.issueText', { first: plan.first, last: plan.last })}</p>
      </ConfirmButton>
    </Form>
  );
}
