import type { ListView } from './list-types.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';

/** How a list of students counts, and how many it has. Nothing on a list of projects. */
export function ListStudents({ list }: { list: Pick<ListView, 'promotion' | 'going' | 'counts'> }) {
  const t = useT();
  const formats = useFormats();
  const { promotion, going, counts } = list;
  if (promotion === 'PROJECT' || going === null) return null;
  return (
    <p className="my-4 max-w-3xl">
      {t(`promotion.lead${promotion}`)} {t('promotion.once')}{' '}
      <strong>
        {t('promotion.count', {
          projects: formats.number(counts.SELECTED ?? 0),
          students: formats.number(going),
        })}
      </strong>
    </p>
  );
}
