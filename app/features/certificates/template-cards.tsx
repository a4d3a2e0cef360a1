import { Link } from '@remix-run/react';

import { CertificateSvg } from './certificate-svg.tsx';
import { readyCode } from './issue-form.tsx';
import type { ShownDrawing } from './shown-drawing.server.ts';
import type { Template } from './templates.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { LOCALE_NAMES } from '#app/i18n/types.ts';

type Card = Template & { drawing: ShownDrawing; issued?: number };

/** Templates as they look, each leading to its page. */
export function TemplateCards({ roundId, templates }: { roundId: string; templates: readonly Card[] }) {
  const t = useT();
  const formats = useFormats();
  const nameOf = ({ ref, name }: Card) => name || t(`certificates.ready-${readyCode(ref)}`);
  return (
    <ul className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
      {templates.map((card) => (
        <li key={card.ref} className="grid content-start gap-2">
          <div aria-hidden className="flex aspect-[1.414] items-center justify-center bg-sunken p-3">
            <CertificateSvg drawing={card.drawing} roundId={roundId} label={nameOf(card)} small />
          </div>
          <Link to={`/admin/rounds/${roundId}/certificates/template/${card.ref}`} className="font-semibold">
            {nameOf(card)}
          </Link>
          <p className="text-sm text-ink-muted">
            {[
              t(`certificates.kind-${card.kind}`),
              LOCALE_NAMES[card.design.language],
              t(`certificates.paper-${card.design.paper}`),
              ...(card.issued === undefined
                ? []
                : [`${t('certificates.issuedWith')} ${formats.number(card.issued)}`]),
            ].join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
