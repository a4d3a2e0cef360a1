import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import type { SpecialPage } from './queries.server.ts';
import { typedIn } from './typed-in.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { CheckboxGroup } from '#app/ui/checkbox-group.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

/** Who sits in the jury, what they have sent, and until then the form that says who they are. */
export function JuryPanel({
  page,
  lastResult,
}: {
  page: SpecialPage;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const formats = useFormats();
  const { jurors, special } = page;
  return (
    <Section title={t('special.jury')} description={t('special.juryLead')}>
      <DataTable
        caption={t('special.jury')}
        rows={jurors}
        rowKey={(juror) => juror.personId}
        empty={page.isOpen ? undefined : <EmptyState title={t('special.juryEmpty')} />}
        columns={[
          {
            key: 'name',
            head: t('special.members'),
            rowHead: true,
            cell: (juror) => (
              <>
                {juror.name}
                {juror.organisation ? (
                  <span className="block text-sm font-normal text-ink-muted">{juror.organisation}</span>
                ) : null}
              </>
            ),
          },
          {
            key: 'sent',
            head: t('special.status'),
            cell: (juror) =>
              juror.sentAt
                ? t('special.sentOn', { at: formats.dateTime(juror.sentAt, special.round.timeZone) })
                : t('special.notSent'),
          },
          {
            key: 'nominations',
            head: t('special.nominated'),
            cell: (juror) =>
              juror.nominations.length === 0 ? null : (
                <ol className="grid gap-1">
                  {juror.nominations.map(({ entryId, place, words, entry }) => (
                    <li key={entryId}>
                      {t('special.atPlace', { place })} {entry.project.title}
                      <span className="block text-sm text-ink-muted">{words}</span>
                    </li>
                  ))}
                </ol>
              ),
          },
        ]}
      />
      {page.isOpen ? <JuryForm page={page} lastResult={lastResult} /> : null}
    </Section>
  );
}

function JuryForm({
  page,
  lastResult,
}: {
  page: SpecialPage;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const mine = lastResult?.initialValue?.intent === 'jury' ? lastResult : undefined;
  const typed = typedIn(mine);
  const errors = (field: string) => texts(mine?.error?.[field] ?? undefined);
  return (
    <Form method="post" className="mt-6">
      <FormLayout>
        {page.possible.length === 0 ? (
          <p className="text-ink-muted">{t('special.membersNone')}</p>
        ) : (
          <CheckboxGroup
            legend={t('special.members')}
            name="personIds"
            className="[&>div:last-child]:sm:grid-cols-2"
            errors={errors('personIds')}
            defaultValues={typed.list(
              'personIds',
              page.jurors.map(({ personId }) => personId),
            )}
            options={page.possible.map(({ id, name, organisation }) => ({
              value: id,
              label: name,
              hint: organisation || undefined,
            }))}
          />
        )}
        <Field
          label={t('special.newMembers')}
          hint={t('special.newMembersHint')}
          optional={t('form.optional')}
          errors={errors('newPeople')}
        >
          <TextArea name="newPeople" rows={3} maxLength={4000} defaultValue={typed.text('newPeople')} />
        </Field>
        <FormActions>
          <SubmitButton variant="secondary" name="intent" value="jury">
            {t('special.saveJury')}
          </SubmitButton>
        </FormActions>
      </FormLayout>
    </Form>
  );
}
