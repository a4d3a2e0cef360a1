import type { SpecialForm, SpecialPage } from './queries.server.ts';
import { useSpecialWords } from './words.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { DescriptionList } from '#app/ui/description-list.tsx';

/** What an award is: its rule in words, its places, who has decided what. */
export function SpecialHead({ page, lists }: { page: SpecialPage; lists: SpecialForm }) {
  const t = useT();
  const formats = useFormats();
  const { ruleParts, placesText } = useSpecialWords();
  const { special, counts } = page;
  const zone = special.round.timeZone;
  const percent = special.pointRule?.percent ?? false;
  const places = placesText(special.places, percent);
  const selected = counts.SELECTED ?? 0;
  const over = percent ? 0 : selected - special.places;
  const rule = ruleParts(special, lists);
  return (
    <>
      <DescriptionList
        items={[
          { key: 'for', term: t('special.forWhom'), detail: t(`special.for-${special.forWhom}`) },
          { key: 'way', term: t('special.way'), detail: t(`special.way-${special.way}`) },
          { key: 'places', term: t('special.places'), detail: places },
          ...(rule.length > 0
            ? [
                {
                  key: 'rule',
                  term: t(special.projectRule ? 'special.who' : 'special.rule'),
                  detail: rule.join(t('common.listComma')),
                },
              ]
            : []),
          ...(special.sponsor
            ? [{ key: 'sponsor', term: t('special.sponsor'), detail: special.sponsor }]
            : []),
          ...(special.words
            ? [
                {
                  key: 'words',
                  term: t('special.words'),
                  detail: <span className="whitespace-pre-line">{special.words}</span>,
                },
              ]
            : []),
          ...(special.draftedAt
            ? [
                {
                  key: 'result',
                  term: t('special.result'),
                  detail: (
                    <>
                      {page.isOpen
                        ? null
                        : t('special.counts', {
                            selected,
                            undecided: counts.UNDECIDED ?? 0,
                            places,
                          })}
                      <span className="block text-sm text-ink-muted">
                        {t('special.draftedBy', {
                          by: page.draftedBy || t('common.organiser'),
                          at: formats.dateTime(special.draftedAt, zone),
                        })}
                      </span>
                      {special.confirmedAt ? (
                        <span className="block text-sm text-ink-muted">
                          {t('special.confirmedBy', {
                            by: page.confirmedBy || t('common.organiser'),
                            at: formats.dateTime(special.confirmedAt, zone),
                          })}
                        </span>
                      ) : null}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {special.status === 'DRAFT' && over > 0 ? (
        <p className="my-4 text-signal">{t('special.overPlaces', { over })}</p>
      ) : null}
    </>
  );
}
