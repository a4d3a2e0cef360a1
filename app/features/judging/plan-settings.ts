import type { Translate } from '#app/i18n/translate.ts';

/** What of a round's settings decides how a proposal comes out. */
export type PlanSettings = {
  judgesPerEntry: number;
  judgeMinLoad: number;
  judgeMaxLoad: number;
  usesPanels: boolean;
  ownDisciplineOnly: boolean;
  onePerOrganisation: boolean;
  wantsOverlap: boolean;
  keywordPercent: number;
  conflictSameSchool: boolean;
  conflictSameUnit: boolean;
  apart: number;
};

/** The settings of a round's assignment, one sentence each. */
export function planSettingLines(settings: PlanSettings, t: Translate): string[] {
  return [
    t('plans.setLoads', {
      count: settings.judgesPerEntry,
      min: settings.judgeMinLoad,
      max: settings.judgeMaxLoad,
    }),
    t(settings.usesPanels ? 'plans.setPanels' : 'plans.setFree'),
    settings.ownDisciplineOnly ? t('judging.ownDisciplineOnly') : t('plans.setStrangers'),
    settings.onePerOrganisation ? t('judging.onePerOrganisation') : '',
    settings.wantsOverlap ? t('plans.wantsOverlap') : '',
    settings.keywordPercent > 0 ? t('plans.setKeywords', { percent: settings.keywordPercent }) : '',
    settings.conflictSameSchool ? t('rounds.conflictSameSchool') : '',
    settings.conflictSameUnit ? t('rounds.conflictSameUnit') : '',
    settings.apart > 0 ? t('plans.setApart', { count: settings.apart }) : '',
  ].filter(Boolean);
}
