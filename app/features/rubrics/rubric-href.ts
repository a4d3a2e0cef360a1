/** The page of a rubric: that of a category (null: all of them) and a stage, perhaps of an older version. */
export function rubricHref(
  roundId: string,
  { categoryId, stage, version }: { categoryId: string | null; stage: string; version?: number },
): string {
  const query = new URLSearchParams();
  if (categoryId) query.set('category', categoryId);
  if (stage !== 'PRELIMINARY') query.set('stage', stage);
  if (version !== undefined) query.set('version', String(version));
  const text = query.toString();
  return `/admin/rounds/${roundId}/settings/criteria${text ? `?${text}` : ''}`;
}
