/** Methods that are set beside each other, the plain one first. */
export const COMPARED = ['mean', 'trimmed', 'zscore', 'adjusted', 'additive', 'mixed', 'mfrm'] as const;
export type Compared = (typeof COMPARED)[number];

/** Methods of a round whose values rest on all sheets of the round together. */
export const CALIBRATED = ['ZSCORE', 'ADJUSTED', 'ADDITIVE', 'MIXED', 'MFRM'] as const;
export type CalibratedMethod = (typeof CALIBRATED)[number];

/** Whether a round's method is one of them. */
export const isCalibrated = (method: string): method is CalibratedMethod =>
  CALIBRATED.some((one) => one === method);
