import type { FormFieldShown } from './form-fields.tsx';
import { askedFields, isAnswered, optionsOf, rowsOf, YES } from '#app/domain/form-field.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Section } from '#app/ui/section.tsx';

export type AnswersShown = { fields: readonly FormFieldShown[]; answers: Readonly<Record<string, string>> };

/** The application form as it was answered, for reading. Nothing when the round asks nothing of its own. */
export function AnswersView({ fields, answers }: AnswersShown) {
  const t = useT();
  const name = useName();
  const asked = askedFields(fields, answers).filter((field) => isAnswered(field, answers[field.code] ?? ''));
  if (asked.length === 0) return null;
  return (
    <Section title={t('projects.pageForm')}>
      <dl className="grid max-w-3xl gap-4">
        {asked.map((field) => (
          <div key={field.code}>
            <dt className="font-semibold">{name(field)}</dt>
            <dd className="whitespace-pre-line">
              {field.kind === 'ROWS' ? (
                <AnswerTable field={field} answer={answers[field.code] ?? ''} />
              ) : (
                answerText(t, field, answers[field.code] ?? '')
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** An answer in words: "yes" and "no" in the reader's language, everything else as it was written. */
function answerText(t: ReturnType<typeof useT>, { kind }: FormFieldShown, answer: string): string {
  if (kind === 'DECLARATION') return t('projects.agreed');
  if (kind === 'YES_NO') return t(answer === YES ? 'common.yes' : 'common.no');
  return answer;
}

function AnswerTable({ field, answer }: { field: FormFieldShown; answer: string }) {
  const columns = optionsOf(field);
  return (
    <div className="overflow-x-auto">
      <table className="ui-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(answer).map((row, index) => (
            <tr key={index}>
              {columns.map((column, cell) => (
                <td key={column}>{row[cell] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
