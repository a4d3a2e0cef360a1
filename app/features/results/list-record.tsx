import type { ListView } from './list-types.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';

/** Who drafted and who confirmed a list, and when it was handed on. */
export function ListRecord({ list }: { list: ListView }) {
  const t = useT();
  const formats = useFormats();
  const by = (name: string) => name || t('results.byPortal');
  const at = (moment: Date) => formats.dateTime(moment, list.round.timeZone);
  return (
    <span className="basis-full text-sm">
      {[
        t('results.draftedBy', { by: by(list.draftedBy), at: at(list.draftedAt) }),
        ...(list.confirmedAt
          ? [t('results.confirmedBy', { by: by(list.confirmedBy), at: at(list.confirmedAt) })]
          : []),
        ...(list.handedOnAt ? [t('results.handedOnOn', { at: at(list.handedOnAt) })] : []),
      ].join(' · ')}
    </span>
  );
}
