import { Form } from '@remix-run/react';

import type { DefenceView } from './queries.server.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Field } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

/** Publishes the schedule with what to bring, or takes it back; below it the address of the waiting room's display. */
export function PublishForm({
  desk,
}: {
  desk: Pick<DefenceView, 'publishedAt' | 'bring' | 'wall' | 'timeZone'>;
}) {
  const t = useT();
  const formats = useFormats();
  const { publishedAt, wall } = desk;
  return (
    <>
      <Section title={t('defence.publish')} description={t('defence.publishText')}>
        <Form method="post" className="grid max-w-2xl gap-4">
          <p className="font-semibold">
            {publishedAt
              ? t('defence.published', { at: formats.dateTime(publishedAt, desk.timeZone) })
              : t('defence.unpublished')}
          </p>
          <Field
            id="bring"
            label={t('defence.bring')}
            hint={t('defence.bringHint')}
            optional={t('form.optional')}
          >
            <TextArea name="bring" rows={2} maxLength={500} defaultValue={desk.bring} />
          </Field>
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="publish" variant={publishedAt ? 'secondary' : 'primary'}>
              {t(publishedAt ? 'defence.doSaveBring' : 'defence.doPublish')}
            </SubmitButton>
            {publishedAt ? (
              <SubmitButton name="intent" value="withdraw" variant="quiet">
                {t('defence.withdraw')}
              </SubmitButton>
            ) : null}
          </div>
        </Form>
      </Section>
      <Section title={t('defence.wall')} description={t('defence.wallText')}>
        <Form method="post" className="grid max-w-2xl gap-4">
          {wall ? (
            <p>
              <a href={wall} target="_blank" rel="noreferrer" className="font-mono break-all">
                {wall}
              </a>
            </p>
          ) : null}
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="intent" value="wall" variant="secondary">
              {t(wall ? 'defence.wallRenew' : 'defence.wallMake')}
            </SubmitButton>
            {wall ? (
              <SubmitButton name="intent" value="unwall" variant="quiet">
                {t('defence.wallRevoke')}
              </SubmitButton>
            ) : null}
          </div>
        </Form>
      </Section>
    </>
  );
}
