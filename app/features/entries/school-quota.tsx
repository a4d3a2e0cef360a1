import { useRef } from 'react';

import { quotaPlace } from './quota-place.ts';
import type { QuotaNames } from './quota-place.ts';
import { bucketUse } from '#app/domain/hand-in-quota.ts';
import type { HandInBucket, HandInPlace } from '#app/domain/hand-in-quota.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { useTicked } from '#app/ui/use-ticked.ts';

/** A round's hand-in quota as it concerns a school: of other schools, only how many places they hold. */
export type SchoolQuota = {
  buckets: readonly HandInBucket[];
  /** The school's entries that hold a place. */
  handed: readonly string[];
  names: QuotaNames;
};

/** What one place of the quota is for: "小学组 · 发明", or everything. */
export function usePlaceName(names: QuotaNames) {
  const t = useT();
  const name = useName();
  return (what: HandInPlace) =>
    [
      quotaPlace(names, what, name),
      what.team === undefined ? '' : t(what.team ? 'school.teams' : 'school.singles'),
    ]
      .filter(Boolean)
      .join(' · ') || t('results.capTotal');
}

const toneOf = (used: number, limit: number) =>
  used > limit ? ('danger' as const) : used === limit ? ('signal' as const) : ('info' as const);

/** How the quota would stand with these entries on the list; lines over all schools say what is the school's own. */
export function QuotaBars({ quota, chosen }: { quota: SchoolQuota; chosen: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const placeName = usePlaceName(quota.names);
  if (quota.buckets.length === 0) return null;
  const taken = new Set([...quota.handed, ...chosen]);
  return (
    <BarList
      caption={t('school.quota')}
      heads={[t('results.quotaLine'), t('results.quotaUsed')]}
      bars={quota.buckets.map((bucket) => {
        const { used, own } = bucketUse(bucket, taken);
        return {
          key: bucket.key,
          label: bucket.shared ? (
            <>
              {placeName(bucket.what)}
              <span className="block text-ink-muted">{t('school.quotaShared', { own })}</span>
            </>
          ) : (
            placeName(bucket.what)
          ),
          value: used,
          limit: bucket.limit,
          text: `${formats.number(used)} / ${formats.number(bucket.limit)}`,
          tone: toneOf(used, bucket.limit),
        };
      })}
    />
  );
}

/** The lines that all schools of a round use together, for who manages the round. */
export function SharedQuotaBars({
  shared,
  names,
}: {
  shared: readonly { key: string; what: HandInPlace; used: number; limit: number }[];
  names: QuotaNames;
}) {
  const t = useT();
  const formats = useFormats();
  const placeName = usePlaceName(names);
  return (
    <BarList
      caption={t('rounds.sharedQuota')}
      heads={[t('results.quotaLine'), t('results.quotaUsed')]}
      bars={shared.map(({ key, what, used, limit }) => ({
        key,
        label: placeName(what),
        value: used,
        limit,
        text: `${formats.number(used)} / ${formats.number(limit)}`,
        tone: toneOf(used, limit),
      }))}
    />
  );
}

/** The same, following the ticks of the form it stands in; before the script runs it counts `chosen`. */
export function LiveQuotaBars({
  quota,
  chosen,
  name,
}: {
  quota: SchoolQuota;
  chosen: readonly string[];
  name: string;
}) {
  const inside = useRef<HTMLDivElement>(null);
  const { ticked, of } = useTicked(inside, name);
  return (
    <div ref={inside} aria-live="polite">
      <QuotaBars quota={quota} chosen={of > 0 ? ticked : chosen} />
    </div>
  );
}

/** Beside the button: how many are too many, while the ticks change. */
export function LiveQuotaText({ quota, name }: { quota: SchoolQuota; name: string }) {
  const t = useT();
  const placeName = usePlaceName(quota.names);
  const inside = useRef<HTMLSpanElement>(null);
  const { ticked } = useTicked(inside, name);
  const taken = new Set([...quota.handed, ...ticked]);
  const over = quota.buckets
    .map((bucket) => ({ ...bucket, over: -bucketUse(bucket, taken).left }))
    .filter((bucket) => bucket.over > 0 && bucket.members.some((id) => ticked.includes(id)));
  return (
    <span ref={inside} role="status" className="self-center text-sm font-semibold text-danger empty:sr-only">
      {over
        .map((bucket) => t('school.over', { where: placeName(bucket.what), over: bucket.over }))
        .join(' · ')}
    </span>
  );
}
