import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import { CONSENSUS_WORDS_MAX } from './schemas.ts';
import type { getPanelPage } from './queries.server.ts';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Page = NonNullable<Awaited<ReturnType<typeof getPanelPage>>>;

/** What the members say to the agreed marks, and the viewer's own answer. */
export function PanelAnswers({
  page,
  consensus,
  lastResult,
}: {
  page: Page;
  consensus: NonNullable<Page['consensus']>;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const texts = useErrorTexts();
  const answerOf = (roundJudgeId: string) =>
    consensus.answers.find(
      (answer) => answer.roundJudgeId === roundJudgeId && answer.revision === consensus.revision,
    );
  return (
    <div className="grid gap-6">
      <ul className="grid gap-2">
        {page.members
          .filter((member) => member.status === 'submitted')
          .map((member) => {
            const answer = answerOf(member.roundJudgeId);
            return (
              <li key={member.roundJudgeId} className="flex flex-wrap items-center gap-2">
                <span>{member.name}</span>
                <Badge tone={answer ? (answer.agrees ? 'done' : 'signal') : undefined}>
                  {t(answer ? (answer.agrees ? 'rubric.agrees' : 'rubric.objects') : 'rubric.noAnswer')}
                </Badge>
                {answer?.words ? <span className="whitespace-pre-line">{answer.words}</span> : null}
              </li>
            );
          })}
      </ul>
      {page.own && page.open ? (
        <Form method="post" className="grid max-w-xl gap-4">
          <input type="hidden" name="revision" value={consensus.revision} />
          <input type="hidden" name="intent" value="answer" />
          <Field
            id="consensus-words"
            label={t('rubric.answerWords')}
            hint={t('rubric.answerWordsHint')}
            errors={texts(lastResult?.error?.words ?? undefined)}
          >
            <TextArea name="words" rows={2} maxLength={CONSENSUS_WORDS_MAX} />
          </Field>
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="agrees" value="yes">
              {t('rubric.confirm')}
            </SubmitButton>
            <SubmitButton name="agrees" value="no" variant="secondary">
              {t('rubric.object')}
            </SubmitButton>
          </div>
        </Form>
      ) : null}
    </div>
  );
}
