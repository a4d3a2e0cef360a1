import { Form, Link } from '@remix-run/react';

import type { JuryPage } from './jury-pages.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Section } from '#app/ui/section.tsx';

/** What a member has nominated so far, in order, and the button that sends it. */
export function OwnNominations({ page }: { page: JuryPage }) {
  const t = useT();
  const base = `/judge/rounds/${page.round.id}/special/${page.id}`;
  return (
    <Section
      title={t('special.mine')}
      description={t('special.ownCount', { count: page.own.length, most: page.most })}
    >
      {page.own.length === 0 ? (
        <EmptyState title={t('special.mineNone')}>
          {page.isOpen ? t('special.mineNoneText') : null}
        </EmptyState>
      ) : (
        <ol className="divide-y divide-line border-y border-line">
          {page.own.map((one) => (
            <li key={one.entryId} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
              <span className="font-semibold tabular-nums">{one.place}</span>
              <span className="min-w-0 flex-1 basis-60">
                {page.isOpen && !one.lost ? (
                  <Link to={`${base}/${one.entryId}`}>{one.title}</Link>
                ) : (
                  one.title
                )}
                <span className="block text-sm text-ink-muted tabular-nums">{one.number}</span>
                <span className="block break-words">{one.words}</span>
                {one.lost ? <span className="block text-signal">{t('special.mineLost')}</span> : null}
              </span>
              {page.isOpen ? (
                <Form method="post">
                  <input type="hidden" name="entryId" value={one.entryId} />
                  <Button type="submit" variant="quiet" size="small" name="intent" value="drop">
                    {t('special.drop')}
                  </Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {page.isOpen && page.own.length > 0 ? (
        <Form method="post" className="mt-4">
          <ConfirmButton
            label={t('special.send')}
            title={t('special.sendTitle', { count: page.own.length })}
            confirmLabel={t('special.send')}
            cancelLabel={t('common.cancel')}
            variant="primary"
            name="intent"
            value="send"
          >
            <p>{t('special.sendText')}</p>
          </ConfirmButton>
        </Form>
      ) : null}
    </Section>
  );
}
