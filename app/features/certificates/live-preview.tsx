import { useEffect, useState } from 'react';

import { CertificateSvg } from './certificate-svg.tsx';
import type { TemplatePreview } from './preview-template.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** Typing goes on meanwhile. */
const PAUSE_MS = 300;

/** The page as it would be printed with what stands in the form now, for the first award or the longest to be expected. */
export function LivePreview({
  roundId,
  templateRef,
  formId,
  first,
  isLong: firstLong,
}: {
  roundId: string;
  templateRef: string;
  formId: string;
  first: TemplatePreview;
  isLong: boolean;
}) {
  const t = useT();
  const hydrated = useHydrated();
  const [preview, setPreview] = useState(first);
  const [isLong, setLong] = useState(firstLong);
  useEffect(() => setPreview(first), [first]);
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>(`#${CSS.escape(formId)}`);
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asked: AbortController | undefined;
    const draw = async () => {
      asked?.abort();
      asked = new AbortController();
      const data = new FormData(form);
      for (const name of ['background', 'seal']) data.delete(name);
      data.set('ref', templateRef);
      if (isLong) data.set('long', 'on');
      const answer = await fetch(`/admin/rounds/${roundId}/certificates/preview`, {
        method: 'POST',
        body: data,
        signal: asked.signal,
      }).catch(() => null);
      // What cannot be read yet (an empty title) leaves the last picture.
      if (answer?.ok) setPreview((await answer.json()) as TemplatePreview);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void draw(), PAUSE_MS);
    };
    form.addEventListener('input', later);
    if (isLong !== firstLong || isLong) void draw();
    return () => {
      clearTimeout(timer);
      asked?.abort();
      form.removeEventListener('input', later);
    };
  }, [formId, templateRef, roundId, isLong, firstLong]);
  return (
    <section
      aria-label={t('certificates.preview')}
      className="grid content-start gap-4 max-xl:order-first xl:sticky xl:top-4 xl:self-start"
    >
      <h2 className="text-lg font-semibold">{t('certificates.preview')}</h2>
      <CertificateSvg
        drawing={preview.drawing}
        roundId={roundId}
        label={preview.drawing.texts.map(({ text }) => text).join(' ')}
      />
      {preview.unknown.length > 0 ? (
        <NoticeBox tone="signal">
          {t('refusal.certificate-placeholder-unknown', { names: preview.unknown.join(' ') })}
        </NoticeBox>
      ) : null}
      {preview.drawing.fits ? null : <NoticeBox tone="signal">{t('certificates.tooLong')}</NoticeBox>}
      {hydrated ? (
        <Checkbox
          name="long"
          label={t('certificates.previewLong')}
          checked={isLong}
          onChange={(event) => setLong(event.currentTarget.checked)}
        />
      ) : null}
      <p className="text-sm text-ink-muted">{t('certificates.previewHint')}</p>
    </section>
  );
}
