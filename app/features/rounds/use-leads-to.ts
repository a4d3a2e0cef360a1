import { promotionOf } from '#app/domain/promoted-students.ts';
import { useName, useT } from '#app/i18n/context.tsx';

type Edge = Parameters<typeof promotionOf>[0] & { toRound: { name: string; nameEn: string | null } };

/** Names the round that an edge leads to, and what goes on there where it is not projects. */
export function useLeadsTo() {
  const t = useT();
  const name = useName();
  return (edge: Edge) => {
    const promotion = promotionOf(edge);
    return promotion === 'PROJECT'
      ? name(edge.toRound)
      : t('promotion.leads', { round: name(edge.toRound), kind: t(`promotion.kind${promotion}`) });
  };
}
