import { rubricHref } from './rubric-href.ts';
import { STAGES } from '#app/domain/rubric.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

type Place = { categoryId: string | null; stage: string };

/** Whose rubric: one for all categories or one for each, at either stage; those that have one of their own are marked. */
export function RubricPlaces({
  roundId,
  categories,
  current,
  own,
  stage: inForce,
}: {
  roundId: string;
  categories: readonly { id: string; name: string; nameEn: string | null }[];
  current: Place;
  own: readonly Place[];
  /** The stage that the round is judging now. */
  stage: string;
}) {
  const t = useT();
  const name = useName();
  const isOwn = (place: Place) =>
    own.some((one) => one.categoryId === place.categoryId && one.stage === place.stage);
  const label = (text: string, place: Place) => (isOwn(place) ? text : t('rubric.placeNone', { text }));
  const wholes = [{ id: null, label: t('rubric.allCategories') }];
  const ofCategories = [...wholes, ...categories.map((one) => ({ id: one.id, label: name(one) }))];
  return (
    <div className="mb-6 grid gap-2">
      <Tabs
        label={t('rubric.stage')}
        tabs={STAGES.map((stage) => ({
          href: rubricHref(roundId, { ...current, stage }),
          label:
            stage === inForce
              ? t('rubric.stageNow', { stage: t(`rubric.stage-${stage}`) })
              : t(`rubric.stage-${stage}`),
          current: stage === current.stage,
        }))}
      />
      <Tabs
        label={t('rounds.category')}
        tabs={ofCategories.map((one) => {
          const place = { categoryId: one.id, stage: current.stage };
          return {
            href: rubricHref(roundId, place),
            label: label(one.label, place),
            current: one.id === current.categoryId,
          };
        })}
      />
    </div>
  );
}
