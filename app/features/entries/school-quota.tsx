import { useRef } from 'react';

import { quotaPlace } from './quota-place.ts';
import type { QuotaNames } from './quota-place.ts';
import { quotaUse } from '#app/domain/quota.ts';
import type { QuotaCandidate, QuotaLine, QuotaUse } from '#app/domain/quota.ts';
import { useFormats, useName, useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { useTicked } from '#app/ui/use-ticked.ts';

/** A round's hand-in quota as it concerns a school. */
export type SchoolQuota = {
  lines: readonly QuotaLine[];
  /** What was handed in, and what may be. */
  entries: readonly QuotaCandidate[];
  handed: readonly string[];
  names: QuotaNames;
};

/** What one place of the quota is for: "小学组 · 发明", or everything. */
function usePlaceName(names: QuotaNames) {
  const t = useT();
  const name = useName();
  return (where: QuotaUse['where']) => quotaPlace(names, where, name) || t('results.capTotal');
}

/** How the quota would stand with these entries on the list. */
export function QuotaBars({ quota, chosen }: { quota: SchoolQuota; chosen: readonly string[] }) {
  const t = useT();
  const formats = useFormats();
  const placeName = usePlaceName(quota.names);
  const caps = quotaUse(quota.lines, quota.entries, new Set([...quota.handed, ...chosen])).filter(
    (use) => use.kind === 'cap',
  );
  if (caps.length === 0) return null;
  return (
    <BarList
      caption={t('school.quota')}
      heads={[t('results.quotaLine'), t('results.quotaUsed')]}
      bars={caps.map((use) => ({
        key: `${use.lineId}${JSON.stringify(use.where)}`,
        label: placeName(use.where),
        value: use.used,
        limit: use.limit,
        text: `${formats.number(use.used)} / ${formats.number(use.limit)}`,
        tone: use.used > use.limit ? 'danger' : use.used === use.limit ? 'signal' : 'info',
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
  const over = quotaUse(quota.lines, quota.entries, new Set([...quota.handed, ...ticked])).filter(
    (use) => use.kind === 'cap' && use.used > use.limit,
  );
  return (
    <span ref={inside} role="status" className="self-center text-sm font-semibold text-danger empty:sr-only">
      {over
        .map((use) => t('school.over', { where: placeName(use.where), over: use.used - use.limit }))
        .join(' · ')}
    </span>
  );
}
