import { METHODS } from './method-texts.ts';
import type { Method } from './method-texts.ts';
import { isCalibrated } from '#app/domain/calibration/methods.ts';
import type { Translate } from '#app/i18n/translate.ts';

/** A way of scoring by the name that the settings of a round give it. */
export function methodName(t: Translate, method: Method): string {
  return isCalibrated(method) ? t(`fairness.rule-${method}`) : t(`rounds.scoring${method}`);
}

/** The part of the page of methods that explains one; the page itself for a method that it does not know. */
export function methodHref(method: string): string {
  const known = METHODS.find((one) => one === method);
  return known ? `/help/methods#${known}` : '/help/methods';
}
