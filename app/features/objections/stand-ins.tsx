import { Form } from '@remix-run/react';

import { PUBLIC_MAX } from './schemas.ts';
import type { StandIn } from './stand-ins.server.ts';
import type { ListView } from '#app/features/results/list-types.ts';
import { keptNames } from '#app/features/results/kept-names.ts';
import { reasonText } from '#app/features/results/reason-text.ts';
import { useLanguage, useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Section } from '#app/ui/section.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Props = { list: Pick<ListView, 'lines' | 'english'>; standIns: readonly StandIn[] };

/** For each place that has come free: who may take it, why, and the button that lets them. */
export function StandIns({ list, standIns }: Props) {
  const { locale, t } = useLanguage();
  if (standIns.length === 0) return null;
  const nameOf = keptNames(t, locale, list.english);
  const titleOf = (id: string) => list.lines.find(({ entry }) => entry.id === id)?.entry.project.title ?? '';
  return (
    <Section className="mb-8" title={t('objections.standIns')} description={t('objections.standInsLead')}>
      <ul className="grid max-w-4xl gap-6">
        {standIns.map((place) => (
          <li key={place.withdrawnId} className="grid gap-3 border-b border-line pb-4">
            <p className="text-ink-muted">
              {t('objections.standInFor', { title: titleOf(place.withdrawnId) })}
            </p>
            {place.kind === 'none' ? <p>{t('objections.standInNone')}</p> : null}
            {place.kind === 'tied' ? <p>{t('objections.standInTied')}</p> : null}
            {place.entries.map((entry) => (
              <div key={entry.id} className="flex flex-wrap items-start justify-between gap-3">
                <div>
                  <p>
                    <span className="font-semibold">{entry.title}</span>{' '}
                    <span className="text-sm text-ink-muted tabular-nums">{entry.number}</span>
                  </p>
                  <p className="text-sm text-ink-muted">
                    {[entry.school, place.reason ? reasonText(t, place.reason, nameOf) : null]
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  {place.lost > 0 ? (
                    <p className="text-sm text-signal">
                      {t('objections.standInLost', { count: place.lost })}
                    </p>
                  ) : null}
                </div>
                <PromoteForm withdrawnId={place.withdrawnId} entry={entry} />
              </div>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PromoteForm({ withdrawnId, entry }: { withdrawnId: string; entry: { id: string; title: string } }) {
  const t = useT();
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="promote" />
      <input type="hidden" name="withdrawnId" value={withdrawnId} />
      <input type="hidden" name="entryId" value={entry.id} />
      <ConfirmButton
        label={t('objections.standIn')}
        title={t('objections.standInTitle', { title: entry.title })}
        confirmLabel={t('objections.standIn')}
        cancelLabel={t('common.cancel')}
        variant="secondary"
        size="small"
      >
        <div className="grid gap-4">
          <p>{t('objections.standInText')}</p>
          <Field label={t('objections.standInReason')} hint={t('objections.standInReasonHint')}>
            <TextInput name="reason" required minLength={4} maxLength={PUBLIC_MAX} />
          </Field>
        </div>
      </ConfirmButton>
    </Form>
  );
}
