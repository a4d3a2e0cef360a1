import { Form } from '@remix-run/react';

import { useFormats, useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { Section } from '#app/ui/section.tsx';

type Choice = {
  hasGallery: boolean;
  agreedAt: Date | null;
  waitingFor: readonly string[];
  pictureOf: string | null;
};

/** Whether the project may be shown in public: what that means, and an author's own yes, which can be taken back. */
export function GalleryChoice({ choice, timeZone }: { choice: Choice; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  const { agreedAt, waitingFor, pictureOf } = choice;
  return (
    <Section title={t('gallery.choice')} description={t('gallery.choiceLead')}>
      <div className="grid max-w-2xl gap-3">
        <p>{t('gallery.choiceWhat')}</p>
        <p>
          {pictureOf ? (
            <>
              {t('gallery.choicePicture')}{' '}
              <a href={`/files/${pictureOf}/preview/1`} target="_blank" rel="noreferrer">
                {t('gallery.choicePictureLink')}
              </a>
            </>
          ) : (
            t('gallery.choiceNoPicture')
          )}
        </p>
        {agreedAt ? (
          <>
            <p className="font-semibold">
              {t('gallery.agreedOn', { at: formats.dateTime(agreedAt, timeZone) })}{' '}
              {waitingFor.length > 0
                ? t('gallery.waitingFor', { names: waitingFor.join('、') })
                : t('gallery.allAgree')}
            </p>
            <Form method="post">
              <Button name="intent" value="hide">
                {t('gallery.leave')}
              </Button>
            </Form>
          </>
        ) : (
          <Form method="post" className="grid gap-3">
            <Checkbox name="guardian" required label={t('gallery.guardian')} />
            <div>
              <Button name="intent" value="show">
                {t('gallery.agree')}
              </Button>
            </div>
          </Form>
        )}
      </div>
    </Section>
  );
}
