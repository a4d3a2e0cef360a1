import { Form, useNavigation } from '@remix-run/react';
import type { ReactNode } from 'react';

import { choiceFields } from './read-choices.ts';
import { REASON_LEAST } from './schemas.ts';
import type { Question, ShownPlan } from './shown-plan.ts';
import { NEW } from '#app/domain/outside/incoming.ts';
import type { Choices } from '#app/domain/outside/incoming.ts';
import type { RefusalCode } from '#app/domain/refusals.ts';
import { ConfirmImport, ImportCounts, RejectedRows } from '#app/features/shared/import-preview.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { Field } from '#app/ui/field.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** How many rows a preview lists. */
const SHOWN = 300;

type Props = {
  plan: ShownPlan;
  choices: Choices;
  otherHref: string;
  reason?: string;
  refusals?: readonly { code: RefusalCode; params?: Record<string, string | number> }[];
  /** Hidden fields that carry what is imported. */
  children?: ReactNode;
};

/** What an import of entries would do, line by line; what is asked about it; and the button that does it. */
export function PlanPreview({ plan, choices, otherHref, reason = '', refusals = [], children }: Props) {
  const t = useT();
  const { added, known, rejected } = plan;
  return (
    <>
      {refusals.length > 0 ? (
        <NoticeBox tone="danger" role="alert" className="mb-4">
          {refusals.map(({ code, params }) => (
            <p key={code}>{t(`refusal.${code}`, params)}</p>
          ))}
        </NoticeBox>
      ) : null}
      <ImportCounts
        added={{ label: t('outside.added'), count: added.length }}
        known={{ label: t('outside.known'), count: known.length }}
        rejected={{ label: t('outside.rejected'), count: rejected.length }}
      />
      <Questions plan={plan} choices={choices} reason={reason}>
        {children}
      </Questions>
      <RejectedRows
        title={t('outside.rejectedTitle')}
        description={t('outside.rejectedText')}
        rows={rejected.slice(0, SHOWN)}
        columns={[
          { key: 'title', head: t('outside.title'), rowHead: true, cell: (row) => row.title },
          {
            key: 'authors',
            head: t('outside.authors'),
            className: 'sm:whitespace-nowrap',
            cell: (row) => row.authors,
          },
          { key: 'school', head: t('outside.school'), cell: (row) => row.school },
        ]}
        why={({ problems, quota }) =>
          problems.map((problem) => (
            <span key={problem} className="block">
              {t(`outside.problem-${problem}`, quota ?? { line: '', limit: 0 })}
            </span>
          ))
        }
      />
      <Section title={t('outside.addedTitle')}>
        {plan.newUnits.length + plan.newSchools.length + plan.newStudents > 0 ? (
          <NoticeBox className="mb-4 max-w-3xl" title={t('outside.makes')}>
            {t('outside.makesText', {
              units: plan.newUnits.length,
              schools: plan.newSchools.length,
              students: plan.newStudents,
            })}
          </NoticeBox>
        ) : null}
        <DataTable
          caption={t('outside.addedTitle')}
          rows={added.slice(0, SHOWN)}
          rowKey={(row) => String(row.line)}
          empty={<p className="text-ink-muted">{t('outside.nothingNew')}</p>}
          columns={[
            { key: 'line', head: t('common.line'), numeric: true, cell: (row) => row.line },
            { key: 'title', head: t('outside.title'), rowHead: true, cell: (row) => row.title },
            { key: 'authors', head: t('outside.authors'), cell: (row) => row.authors },
            {
              key: 'school',
              head: t('outside.school'),
              cell: (row) => (
                <>
                  {row.school} {row.newSchool ? <Badge tone="info">{t('outside.newMark')}</Badge> : null}
                </>
              ),
            },
            { key: 'unit', head: t('outside.unit'), cell: (row) => row.unit },
            { key: 'category', head: t('outside.list-categories'), cell: (row) => row.category },
            {
              key: 'place',
              head: t('outside.place'),
              cell: (row) => [row.group, row.discipline].filter(Boolean).join(' · '),
            },
          ]}
        />
      </Section>
      <Form method="post" encType="multipart/form-data" className="grid gap-4">
        {children}
        <ChoiceFields choices={choices} />
        {plan.late && added.length > 0 ? (
          <Field id="reason" label={t('outside.reason')} hint={t('outside.reasonHint')}>
            <TextInput
              name="reason"
              required
              minLength={REASON_LEAST}
              maxLength={500}
              defaultValue={reason}
              className="max-w-xl"
            />
          </Field>
        ) : null}
        <ConfirmImport
          label={added.length > 0 ? t('outside.confirm', { count: added.length }) : null}
          otherHref={otherHref}
        />
      </Form>
    </>
  );
}

/** What has been chosen so far, as hidden fields. */
function ChoiceFields({ choices, but = [] }: { choices: Choices; but?: readonly Question[] }) {
  return (Object.keys(choices) as (keyof Choices)[]).flatMap((list) => {
    const asked = but.find((question) => question.list === list)?.names ?? [];
    const fields = choiceFields(list);
    return Object.entries(choices[list])
      .filter(([name]) => !asked.includes(name))
      .map(([name, to]) => (
        <span key={`${list} ${name}`} hidden>
          <input type="hidden" name={fields.name} value={name} />
          <input type="hidden" name={fields.chosen} value={to} />
        </span>
      ));
  });
}

/** The names that nobody knows here, each with what it may be. */
function Questions({
  plan,
  choices,
  reason,
  children,
}: Pick<Props, 'plan' | 'choices' | 'children'> & { reason: string }) {
  const t = useT();
  const navigation = useNavigation();
  if (plan.questions.length === 0) return null;
  return (
    <Section title={t('outside.questionTitle')} description={t('outside.questionText')}>
      <Form method="post" encType="multipart/form-data" className="grid max-w-xl gap-4">
        {children}
        <ChoiceFields choices={choices} but={plan.questions} />
        {plan.questions.map(({ list, names, options }) => {
          const fields = choiceFields(list);
          return names.map((name) => (
            <div key={`${list} ${name}`}>
              <input type="hidden" name={fields.name} value={name} />
              <Field
                id={`${list}-${name}`}
                label={t('outside.question', { list: t(`outside.list-${list}`), name })}
              >
                <Select
                  name={fields.chosen}
                  defaultValue={choices[list][name] ?? ''}
                  options={[
                    { value: '', label: t('outside.notChosen') },
                    ...(list === 'units' ? [{ value: NEW, label: t('outside.newUnit') }] : []),
                    ...options.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                />
              </Field>
            </div>
          ));
        })}
        <input type="hidden" name="reason" value={reason} />
        <div>
          <Button
            type="submit"
            name="intent"
            value="look"
            pending={navigation.formData?.get('intent') === 'look'}
          >
            {t('outside.look')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
