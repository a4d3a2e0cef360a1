/** The criteria of a rubric as a sheet draws and reads them, in order. */
export const CRITERIA = {
  orderBy: { order: 'asc' },
  select: {
    id: true,
    code: true,
    name: true,
    nameEn: true,
    guidance: true,
    scale: true,
    maxX100: true,
    stepX100: true,
    weight: true,
    commentLow: true,
    commentHigh: true,
    commentBand: true,
    levels: {
      orderBy: { order: 'asc' },
      select: { label: true, labelEn: true, description: true, pointsX100: true },
    },
  },
} as const;

/** A rubric with what decides whose it is. */
export const RUBRIC = {
  id: true,
  categoryId: true,
  stage: true,
  version: true,
  lockedAt: true,
  criteria: CRITERIA,
} as const;

/** What of a sheet is read to show or merge it. */
export const SHEET_WORDS = {
  feedback: true,
  remark: true,
  notes: true,
  marks: { select: { criterionId: true, pointsX100: true } },
  comments: { select: { criterionId: true, text: true } },
} as const;
