import { Form, Link, useSearchParams } from '@remix-run/react';

import type { ReactNode } from 'react';

import { ListReason } from './list-reason.tsx';
import { StudentCell } from './student-cell.tsx';
import type { LineView, ListView } from './list-types.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import type { Translate } from '#app/i18n/translate.ts';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { DataTable } from '#app/ui/data-table.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Field } from '#app/ui/field.tsx';
import { FilterBar } from '#app/ui/filter-bar.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { Select } from '#app/ui/select.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export const DECISIONS = ['SELECTED', 'UNDECIDED', 'RESERVE', 'NOT_SELECTED', 'REVOKED'] as const;
type Decision = (typeof DECISIONS)[number];

type Student = NonNullable<LineView['students']>[number];
/** A line of a list, or where students are promoted one of its students; `first`: of the line's. */
type Row = LineView & { student: Student | null; first: boolean };

const rowsOf = (line: LineView): Row[] =>
  line.students && line.students.length > 0
    ? line.students.map((student, at) => ({ ...line, student, first: at === 0 }))
    : [{ ...line, student: null, first: true }];

/** The lines of a list by decision, each with its reason, and what people have changed by hand beside what was computed. */
export function ListTable({
  list,
  filter,
  settledActions,
  studentActions,
}: {
  list: ListView;
  filter: { decision: Decision; search: string; page: number };
  /** What can be done with a line once the list is confirmed. */
  settledActions?: (line: LineView) => ReactNode;
  /** What can be done with one student of a list that promotes students. */
  studentActions?: (line: LineView, student: Student) => ReactNode;
}) {
  const t = useT();
  const formats = useFormats();
  const name = useName();
  const [params] = useSearchParams();
  const pages = Math.ceil(list.matching / list.pageSize);
  const hrefFor = (changes: Record<string, string>) => {
    const next = new URLSearchParams(params);
    next.delete('page');
    for (const [key, value] of Object.entries(changes)) next.set(key, value);
    return `?${next}`;
  };
  return (
    <>
      <Tabs
        label={t('results.decisions')}
        tabs={DECISIONS.filter((decision) => isShown(list, decision)).map((decision) => ({
          href: hrefFor({ decision }),
          label: decisionWord(t, list.kind, decision),
          current: filter.decision === decision,
          count: list.counts[decision] ?? 0,
        }))}
      />
      <FilterBar
        search={{
          name: 'q',
          label: t('common.search'),
          value: filter.search,
          placeholder: t('results.searchHint'),
        }}
        hidden={{ decision: filter.decision }}
        submitLabel={t('common.search')}
        count={t('common.rows', { count: list.matching })}
        clear={
          filter.search
            ? { href: `?decision=${filter.decision}`, label: t('common.clearFilters') }
            : undefined
        }
      />
      {list.lines.length === 0 ? (
        <EmptyState title={t('results.noLines')}>{t('results.noLinesText')}</EmptyState>
      ) : (
        <DataTable
          caption={`${list.title} ${decisionWord(t, list.kind, filter.decision)}`}
          rows={list.lines.flatMap(rowsOf)}
          rowKey={(line) => `${line.entry.id}${line.student?.authorId ?? ''}`}
          columns={[
            ...(list.promotion === 'PROJECT'
              ? []
              : [
                  {
                    key: 'student',
                    head: t('promotion.student'),
                    cell: ({ student }: Row) =>
                      student ? <StudentCell student={student} list={list} /> : null,
                  },
                ]),
            {
              key: 'title',
              head: t('results.project'),
              cell: (line) => (
                <>
                  <Link to={`/admin/rounds/${list.roundId}/entries/${line.entry.id}`}>
                    {line.entry.project.title}
                  </Link>
                  <span className="block text-sm text-ink-muted tabular-nums">{line.entry.number}</span>
                </>
              ),
            },
            { key: 'rank', head: t('results.rank'), numeric: true, cell: (line) => line.rank },
            {
              key: 'value',
              head: t('results.value'),
              numeric: true,
              cell: (line) => (line.value === null ? null : formats.scaled(line.value, list.result.decimals)),
            },
            ...(list.prizes.length > 0
              ? [
                  {
                    key: 'prize',
                    head: t('results.prize'),
                    className: 'whitespace-nowrap',
                    cell: (line: LineView) => prizeName(list, line.prizeCode, name),
                  },
                ]
              : []),
            {
              key: 'unit',
              head: t('results.unit'),
              className: 'whitespace-nowrap',
              cell: (line) => line.entry.unit.name,
            },
            { key: 'school', head: t('results.school'), cell: (line) => line.entry.school.name },
            {
              key: 'group',
              head: t('results.group'),
              className: 'sm:whitespace-nowrap',
              cell: (line) => (line.entry.group ? name(line.entry.group) : null),
            },
            {
              key: 'reason',
              head: t('results.reason'),
              cell: (line) => <ListReason line={line} list={list} />,
            },
            ...(list.status === 'DRAFT' || settledActions
              ? [
                  {
                    key: 'change',
                    head: t('common.actions'),
                    quietHead: true,
                    className: 'whitespace-nowrap',
                    cell: (line: Row) => (
                      <span className="flex flex-wrap gap-x-1 sm:flex-nowrap">
                        {line.student ? studentActions?.(line, line.student) : null}
                        {!line.first ? null : list.status === 'DRAFT' ? (
                          line.entry.deliberated.length > 0 ? (
                            <span className="text-sm text-ink-muted">{t('deliberation.lineWaits')}</span>
                          ) : (
                            <Override line={line} list={list} />
                          )
                        ) : (
                          settledActions?.(line)
                        )}
                      </span>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Pagination
        page={filter.page}
        pageCount={pages}
        hrefFor={(page) => hrefFor({ page: String(page) })}
        label={list.title}
        previousLabel={t('common.previous')}
        nextLabel={t('common.next')}
        pageLabel={(page) => t('common.page', { page, pages })}
      />
    </>
  );
}

/** Changes one line by hand; the reason is asked and stays. */
function Override({ line, list: { kind, prizes } }: { line: LineView; list: ListView }) {
  const t = useT();
  const name = useName();
  // Prizes have no reserves; one prize may be changed for another.
  const choices = (
    prizes.length > 0
      ? (['SELECTED', 'NOT_SELECTED'] as const)
      : (['SELECTED', 'RESERVE', 'NOT_SELECTED'] as const)
  ).filter((decision) => decision !== line.decision || (prizes.length > 1 && decision === 'SELECTED'));
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="override" />
      <input type="hidden" name="entryId" value={line.entry.id} />
      <ConfirmButton
        label={t('results.change')}
        title={t('results.changeTitle', { title: line.entry.project.title })}
        confirmLabel={t('results.changeConfirm')}
        cancelLabel={t('common.cancel')}
        variant="quiet"
        size="small"
      >
        <div className="grid gap-4">
          <RadioGroup
            legend={t('results.changeTo')}
            name="to"
            options={choices.map((decision) => ({
              value: decision,
              label: decisionWord(t, kind, decision),
            }))}
            defaultValue={choices[0]}
            required
          />
          {prizes.length > 0 ? (
            <Field label={t('results.choosePrize')}>
              <Select
                name="prizeCode"
                defaultValue={nextPrize(line, prizes)}
                options={prizes.map((prize) => ({ value: prize.code, label: name(prize) }))}
              />
            </Field>
          ) : null}
          <Field label={t('results.changeReason')} hint={t('results.changeReasonHint')}>
            <TextInput name="reason" required minLength={4} maxLength={500} />
          </Field>
        </div>
      </ConfirmButton>
    </Form>
  );
}

/** Prizes have no reserves; what was taken off stands apart once there is something. */
function isShown({ kind, counts }: ListView, decision: Decision): boolean {
  const count = counts[decision] ?? 0;
  return decision === 'REVOKED' || (decision === 'RESERVE' && kind === 'AWARD') ? count > 0 : true;
}

/** A decision in words: who is selected for an award list wins a prize. */
function decisionWord(t: Translate, kind: ListView['kind'], decision: Decision): string {
  return kind === 'AWARD' && (decision === 'SELECTED' || decision === 'NOT_SELECTED')
    ? t(`results.award${decision}`)
    : t(`results.decision${decision}`);
}

/** The prize to begin with: that of the line, the one it is tied for, or else the lowest. */
function nextPrize({ prizeCode, reason }: LineView, prizes: ListView['prizes']): string | undefined {
  const tiedFor = prizes.find(({ code }) => code === reason.params.prizeCode)?.code;
  return prizeCode ?? tiedFor ?? prizes.at(-1)?.code;
}

function prizeName(
  list: ListView,
  code: string | null,
  name: (thing: { name: string; nameEn: string | null }) => string,
): string | null {
  const prize = list.prizes.find((candidate) => candidate.code === code);
  return prize ? name(prize) : null;
}
