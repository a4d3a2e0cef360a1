import { Form } from '@remix-run/react';
import type { SubmissionResult } from '@conform-to/react';

import type { DeliberationPage } from './page.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Select } from '#app/ui/select.tsx';

/** The ballot: a tick for each entry that should have a place, and an order for who likes. */
export function VoteForm({
  page,
  lastResult,
}: {
  page: DeliberationPage;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const t = useT();
  const typed = lastResult?.initialValue;
  const yes = [typed?.yes ?? []].flat().map(String);
  const places = (typed?.place ?? {}) as Record<string, unknown>;
  const numbers = Array.from({ length: Math.min(page.places, page.cards.length) }, (_, index) => index + 1);
  return (
    <Form method="post" className="grid max-w-3xl gap-4">
      <fieldset>
        <legend className="font-semibold">{t('deliberation.ballot', { places: page.places })}</legend>
        <p className="text-sm text-ink-muted">{t('deliberation.ballotHint')}</p>
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {page.cards.map(({ entryId, number, title }) => (
            <li key={entryId} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 py-2">
              <label className="flex min-w-0 flex-1 basis-60 gap-3">
                <input
                  type="checkbox"
                  className="ui-tick"
                  name="yes"
                  value={entryId}
                  defaultChecked={yes.includes(entryId)}
                />
                <span className="min-w-0">
                  {title}
                  <span className="block text-sm text-ink-muted tabular-nums">{number}</span>
                </span>
              </label>
              {numbers.length > 1 ? (
                <span className="w-32">
                  <Select
                    name={`place.${entryId}`}
                    aria-label={t('deliberation.orderOf', { title })}
                    defaultValue={String(places[entryId] ?? '')}
                    placeholder={t('deliberation.noOrder')}
                    options={numbers.map((place) => ({
                      value: String(place),
                      label: t('deliberation.orderAt', { place }),
                    }))}
                  />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </fieldset>
      <div>
        <ConfirmButton
          label={t('deliberation.vote')}
          title={t('deliberation.voteTitle')}
          confirmLabel={t('deliberation.vote')}
          cancelLabel={t('common.cancel')}
          variant="primary"
          name="intent"
          value="vote"
        >
          <p>{t('deliberation.voteText')}</p>
        </ConfirmButton>
      </div>
    </Form>
  );
}
