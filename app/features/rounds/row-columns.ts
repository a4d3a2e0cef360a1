import type { RowList } from './row-lists.ts';
import type { editorChoices } from './stored-rows.server.ts';
import { QUOTA_DIMENSIONS } from '#app/domain/quota-bucket.ts';
import type { Translate } from '#app/i18n/translate.ts';

type Option = { value: string; label: string };

export type RowColumn = { key: string; label: string; width: 'xs' | 'sm' | 'md' | 'lg'; default?: string } & (
  | { kind: 'text' }
  | { kind: 'number'; min?: number; max?: number; step?: number }
  | { kind: 'select'; options: Option[]; blank?: string }
  | { kind: 'check'; ticked?: boolean }
  | { kind: 'checks'; options: Option[] }
);

type Choices = Awaited<ReturnType<typeof editorChoices>>;

const FIELD_KINDS = ['TEXT', 'LONG', 'CHOICE', 'YES_NO', 'DATE', 'NUMBER', 'DECLARATION', 'ROWS'] as const;

/** The columns of a list's editor, in the reader's language. */
export function rowColumns(list: RowList, t: Translate, choices: Choices): RowColumn[] {
  const code: RowColumn = { key: 'code', label: t('rounds.code'), kind: 'text', width: 'xs' };
  const name: RowColumn = { key: 'name', label: t('rounds.name'), kind: 'text', width: 'md' };
  const nameEn: RowColumn = { key: 'nameEn', label: t('rounds.nameEn'), kind: 'text', width: 'md' };
  const number = (key: string, label: string, min: number, max: number, rest = {}): RowColumn => ({
    key,
    label,
    kind: 'number',
    width: 'xs',
    min,
    max,
    ...rest,
  });
  const any = t('rounds.any');
  const only: RowColumn[] = [
    {
      key: 'categoryCode',
      label: t('rounds.onlyCategory'),
      kind: 'select',
      width: 'sm',
      options: choices.categories,
      blank: any,
    },
    {
      key: 'groupCode',
      label: t('rounds.onlyGroup'),
      kind: 'select',
      width: 'sm',
      options: choices.groups,
      blank: any,
    },
  ];
  switch (list) {
    case 'categories':
      return [
        code,
        name,
        nameEn,
        {
          key: 'entrants',
          label: t('rounds.entrants'),
          kind: 'select',
          width: 'sm',
          options: (['STUDENTS', 'TUTOR', 'GROUP_NAME'] as const).map((value) => ({
            value,
            label: t(`rounds.entrants${value}`),
          })),
        },
        number('maxAuthors', t('rounds.maxAuthors'), 1, 10),
      ];
    case 'groups':
      return [
        code,
        name,
        nameEn,
        number('gradeFrom', t('rounds.gradeFrom'), 1, 12),
        number('gradeTo', t('rounds.gradeTo'), 1, 12),
      ];
    case 'disciplines':
      return [
        code,
        name,
        nameEn,
        { key: 'shortName', label: t('rounds.shortName'), kind: 'text', width: 'sm' },
        { key: 'field', label: t('rounds.field'), kind: 'text', width: 'sm' },
      ];
    case 'fields':
      return [
        code,
        { ...name, width: 'lg' },
        {
          key: 'kind',
          label: t('rounds.fieldKind'),
          kind: 'select',
          width: 'sm',
          options: FIELD_KINDS.map((value) => ({ value, label: t(`rounds.fieldKind-${value}`) })),
        },
        { key: 'required', label: t('rounds.required'), kind: 'check', width: 'xs', ticked: true },
        { key: 'options', label: t('rounds.options'), kind: 'text', width: 'md' },
        number('maxLength', t('rounds.maxLength'), 1, 10_000),
        { key: 'section', label: t('rounds.section'), kind: 'text', width: 'sm' },
        { key: 'onlyWhen', label: t('rounds.onlyWhen'), kind: 'text', width: 'sm' },
        { key: 'hint', label: t('rounds.hint'), kind: 'text', width: 'lg' },
        { key: 'forJudges', label: t('rounds.forJudges'), kind: 'check', width: 'xs', ticked: true },
        ...only,
        number('minimum', t('rounds.minimum2'), -1_000_000, 1_000_000),
        number('maximum', t('rounds.maximum2'), -1_000_000, 1_000_000),
        nameEn,
      ];
    case 'slots':
      return [
        code,
        name,
        nameEn,
        {
          key: 'accepts',
          label: t('rounds.accepts'),
          kind: 'select',
          width: 'sm',
          options: (['pdf', 'image', 'pdf,image', 'video', 'office', 'pdf,office'] as const).map((value) => ({
            value,
            label: t(`rounds.accepts-${value}`),
          })),
        },
        number('maxMegabytes', t('rounds.maxMegabytes'), 1, 512, { default: '20' }),
        number('maxCount', t('rounds.maxCount'), 1, 20, { default: '1' }),
        { key: 'required', label: t('rounds.required'), kind: 'check', width: 'xs' },
        { key: 'forJudges', label: t('rounds.forJudges'), kind: 'check', width: 'xs', ticked: true },
        { key: 'hint', label: t('rounds.hint'), kind: 'text', width: 'lg' },
        number('maxPages', t('rounds.maxPages'), 1, 2000),
        number('maxSeconds', t('rounds.maxSeconds'), 1, 36_000),
        { key: 'isForm', label: t('rounds.isForm'), kind: 'check', width: 'xs' },
        { key: 'beforeStart', label: t('rounds.beforeStart'), kind: 'check', width: 'xs' },
        { key: 'onlyWhen', label: t('rounds.onlyWhen'), kind: 'text', width: 'sm' },
        ...only,
      ];
    case 'prizes':
      return [
        code,
        name,
        nameEn,
        {
          key: 'mode',
          label: t('rounds.prizeMode'),
          kind: 'select',
          width: 'md',
          options: (['COUNT', 'PERCENT_OF_ENTRIES', 'PERCENT_OF_WINNERS'] as const).map((value) => ({
            value,
            label: t(`rounds.prizeMode${value}`),
          })),
        },
        number('value', t('rounds.prizeValue'), 0.01, 100000, { step: 0.01 }),
        {
          key: 'among',
          label: t('prizes.among'),
          kind: 'select',
          width: 'sm',
          options: (['FINALISTS', 'OTHERS'] as const).map((value) => ({
            value,
            label: t(`prizes.among${value}`),
          })),
          blank: any,
        },
      ];
    case 'hand-in-quota':
    case 'finalist-quota':
    case 'advance-quota':
      return [
        {
          key: 'kind',
          label: t('rounds.lineKind'),
          kind: 'select',
          width: 'sm',
          options: (['CAP', 'FLOOR', 'SHARE', 'BONUS'] as const).map((value) => ({
            value,
            label: t(`rounds.lineKind${value}`),
          })),
        },
        number('places', t('rounds.places'), 0, 100000),
        number('percent', t('rounds.percent'), 0, 100),
        {
          key: 'each',
          label: t('rounds.each'),
          kind: 'checks',
          width: 'lg',
          options: QUOTA_DIMENSIONS.map((value) => ({
            value,
            label: t(`rounds.each-${value}`),
          })),
        },
        {
          key: 'rounding',
          label: t('prizes.rounding'),
          kind: 'select',
          width: 'sm',
          options: (['HAMILTON', 'WEBSTER'] as const).map((value) => ({
            value,
            label: t(`prizes.rounding${value}`),
          })),
        },
        {
          key: 'unitId',
          label: t('rounds.onlyUnit'),
          kind: 'select',
          width: 'sm',
          options: choices.units,
          blank: any,
        },
        {
          key: 'categoryCode',
          label: t('rounds.category'),
          kind: 'select',
          width: 'sm',
          options: choices.categories,
          blank: any,
        },
        {
          key: 'groupCode',
          label: t('rounds.group'),
          kind: 'select',
          width: 'sm',
          options: choices.groups,
          blank: any,
        },
        {
          key: 'disciplineCode',
          label: t('rounds.discipline'),
          kind: 'select',
          width: 'sm',
          options: choices.disciplines,
          blank: any,
        },
        { key: 'schoolTier', label: t('rounds.tier'), kind: 'text', width: 'sm' },
      ];
  }
}

/** The fields of which at least one is filled in a row that is meant (see the schema). */
export const ROW_KEYS: Partial<Record<RowList, string>> = {
  'hand-in-quota': 'places,percent',
  'finalist-quota': 'places,percent',
  'advance-quota': 'places,percent',
};
