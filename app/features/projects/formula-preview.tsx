import { useEffect, useRef, useState } from 'react';

import type { TypesetStretch } from './typeset.ts';
import { splitFormulas } from '#app/domain/formula.ts';
import { useT } from '#app/i18n/context.tsx';
import { RichText } from '#app/ui/rich-text.tsx';

/**
 * Below a box of text with formulas in it: how it will be read, following the typing. The typesetter is fetched with the
 * first formula, so that pages without one stay light.
 */
export function FormulaPreview({ name }: { name: string }) {
  const t = useT();
  const inside = useRef<HTMLDivElement>(null);
  const [stretches, setStretches] = useState<TypesetStretch[] | null>(null);
  useEffect(() => {
    const form = inside.current?.closest('form');
    if (!form) return undefined;
    let latest = 0;
    const show = async () => {
      latest += 1;
      const turn = latest;
      const box = form.elements.namedItem(name);
      const text = box instanceof HTMLTextAreaElement ? box.value : '';
      if (!splitFormulas(text).some(({ kind }) => kind !== 'text')) {
        setStretches(null);
        return;
      }
      const { typeset } = await import('./typeset.ts');
      if (turn === latest) setStretches(typeset(text));
    };
    const follow = () => void show().catch(() => setStretches(null));
    follow();
    form.addEventListener('input', follow);
    return () => {
      latest = Number.NaN;
      form.removeEventListener('input', follow);
    };
  }, [name]);
  return (
    <div ref={inside} className={stretches ? 'rounded border border-line bg-sunken p-4' : 'hidden'}>
      {stretches ? (
        <>
          <p className="pb-2 text-sm text-ink-muted">{t('projects.formulaPreview')}</p>
          <RichText stretches={stretches} />
        </>
      ) : null}
    </div>
  );
}
