import type { SpecialPage } from './queries.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';

const SHOWN = 20;

/** Where the award would come out otherwise by now, line by line; nothing changes by itself. */
export function BasisNote({ page }: { page: SpecialPage }) {
  const t = useT();
  if (page.changed.length === 0) return null;
  const text = (standing: SpecialPage['changed'][number]['is']) => {
    if (standing === null) return t('special.basisGone');
    const decision = t(`special.decision-${standing.decision}`);
    return standing.points === null
      ? decision
      : t('special.basisPoints', { decision, points: standing.points });
  };
  return (
    <NoticeBox tone="signal" className="my-4" title={t('special.basisTitle')}>
      <p>{t(page.special.status === 'CONFIRMED' ? 'special.basisConfirmed' : 'special.basisDraft')}</p>
      <ul className="mt-2 list-disc ps-6">
        {page.changed.slice(0, SHOWN).map((change) => (
          <li key={change.key}>
            {t('special.basisLine', {
              name: change.name || '—',
              was: text(change.was),
              is: text(change.is),
            })}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
