import type { SubmissionResult } from '@conform-to/react';

import type { DeliberationPage } from './page.server.ts';
import { COMMENT_MAX } from './schemas.ts';
import { DraftArea, DraftSelect } from '#app/features/projects/draft-fields.tsx';
import { DraftForm } from '#app/features/shared/draft-form.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useT } from '#app/i18n/context.tsx';

/** A comment, which saves itself while it is written and is said with the button. */
export function SpeakForm({
  page,
  own,
  side,
  lastResult,
}: {
  page: DeliberationPage;
  own: NonNullable<DeliberationPage['own']>;
  side: 'judge' | 'admin';
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const labels: Record<string, string> = {
    about: t('deliberation.about'),
    text: t('deliberation.comment'),
  };
  const options = [
    { value: '', label: t('deliberation.aboutAll') },
    ...page.cards.map(({ entryId, number, title }) => ({
      value: entryId,
      label: [number, title].filter(Boolean).join(' '),
    })),
  ];
  const typed = lastResult?.initialValue;
  return (
    <DraftForm
      draft={{
        localKey: `deliberation ${own.personId} ${page.id}`,
        url: `/deliberations/${page.id}/draft`,
        extra: { side },
        stored: own.draft,
      }}
      reply={
        typeof typed?.text === 'string'
          ? { refusals: [], values: { about: String(typed.about ?? ''), text: typed.text }, conflicts: [] }
          : undefined
      }
      timeZone={page.timeZone}
      voice="projects"
      label={(field) => labels[field] ?? field}
      show={(_, text) => options.find(({ value }) => value === text)?.label ?? text}
      onSubmitted={(next) => window.location.assign(next)}
      buttons={
        <SubmitButton variant="secondary" name="intent" value="submit">
          {t('deliberation.speak')}
        </SubmitButton>
      }
    >
      <DraftSelect name="about" label={t('deliberation.about')} options={options} />
      <DraftArea
        name="text"
        label={t('deliberation.comment')}
        hint={t('deliberation.commentHint')}
        rows={3}
        max={COMMENT_MAX}
      />
    </DraftForm>
  );
}
