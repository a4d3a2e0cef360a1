/** The rubrics that come with the portal, by name. */
export const READY_NAMES = ['hundred', 'levels', 'isef', 'canada', 'eucys', 'sfiab'] as const;
export type ReadyMade = (typeof READY_NAMES)[number];

/** Whether an address names a ready-made rubric. */
export function isReadyMade(name: string): name is ReadyMade {
  return READY_NAMES.some((one) => one === name);
}
