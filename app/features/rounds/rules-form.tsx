import type { SubmissionResult } from '@conform-to/react';
import { Link } from '@remix-run/react';

import { FEEDBACK_LEVELS } from '#app/domain/feedback.ts';
import { FORM_PROOFS } from '#app/domain/form-proof.ts';
import { STAGES } from '#app/domain/rubric.ts';
import { AUTHOR_RULES } from '#app/domain/team.ts';
import { OutsideFields } from './outside-fields.tsx';
import { PromotionField } from './promotion-field.tsx';
import type { FormConstraint } from '#app/features/shared/form.tsx';
import {
  AppForm,
  CheckboxField,
  NumberField,
  RadioField,
  SelectField,
  SubmitButton,
  TextField,
  useAppForm,
} from '#app/features/shared/form.tsx';
import type { RaschAdviceShown } from './rasch-advice.server.ts';
import { RaschSettings } from './rasch-settings.tsx';
import { CALIBRATED } from '#app/domain/calibration/methods.ts';
import { useT } from '#app/i18n/context.tsx';
import { FormActions, FormLayout, FormSection } from '#app/ui/form-layout.tsx';

export type RuleValues = {
  name: string;
  nameEn: string;
  outsideName: string;
  outsideOrganiser: string;
  number: string;
  maxAuthors: string;
  maxTutors: string;
  onePerStudent: boolean;
  requiresConsent: boolean;
  requiresOwnWork: boolean;
  requiresSchoolApproval: boolean;
  requiresEligibility: boolean;
  requiresOriginality: boolean;
  requiresEthics: boolean;
  twoPersonChecks: boolean;
  teacherMayEdit: boolean;
  authorsAfterSubmission: string;
  formProof: string;
  maxEntryMegabytes: string;
  maxRoundMegabytes: string;
  judgesPerEntry: string;
  judgeMinLoad: string;
  judgeMaxLoad: string;
  keywordPercent: string;
  blindAuthors: boolean;
  blindSchool: boolean;
  conflictSameSchool: boolean;
  conflictSameUnit: boolean;
  usesPanels: boolean;
  stage: string;
  ownDisciplineOnly: boolean;
  onePerOrganisation: boolean;
  wantsOverlap: boolean;
  maskNames: boolean;
  prizesPerCategory: boolean;
  prizeCapPercent: string;
  hasGallery: boolean;
  scoringMethod: string;
  raschModel: string;
  trimMinimum: string;
  decimals: string;
  preliminaryWeight: string;
  defenceWeight: string;
  twoPersonLists: boolean;
  objectionDays: string;
  waitForNotice: boolean;
  objectionKeepDays: string;
  feedbackLevel: string;
  numberPattern: string;
  toRoundId: string;
  goesOn: string;
};

/** A round's rules: entering, judging, results, where the list leads. */
export function RulesForm({
  lastResult,
  constraint,
  defaultValue,
  roundId,
  raschAdvice,
  targets,
  isLocked,
}: {
  lastResult?: SubmissionResult<string[]>;
  constraint: FormConstraint;
  defaultValue: RuleValues;
  roundId: string;
  raschAdvice: RaschAdviceShown | null;
  targets: { value: string; label: string }[];
  /** A list has been handed on: what goes on stays. */
  isLocked: boolean;
}) {
  const t = useT();
  const [form, fields] = useAppForm<RuleValues>({ lastResult, constraint, defaultValue });
  return (
    <AppForm form={form}>
      <input type="hidden" name="roundId" value={roundId} />
      <FormLayout>
        <FormSection title={t('rounds.secName')}>
          <TextField field={fields.name} label={t('rounds.name')} />
          <TextField field={fields.nameEn} label={t('rounds.nameEn')} optional />
          <NumberField field={fields.number} label={t('rounds.number')} optional />
          <TextField
            field={fields.numberPattern}
            label={t('rounds.numberPattern')}
            hint={t('rounds.numberPatternHint')}
            fit="medium"
          />
          <SelectField
            field={fields.toRoundId}
            label={t('rounds.leadsTo')}
            hint={t('rounds.leadsToHint')}
            options={targets}
            placeholder={t('rounds.leadsNowhere')}
          />
          <PromotionField field={fields.goesOn} isLocked={isLocked} />
          <OutsideFields name={fields.outsideName} organiser={fields.outsideOrganiser} />
        </FormSection>
        <FormSection title={t('rounds.secEntering')}>
          <NumberField field={fields.maxAuthors} label={t('rounds.maxAuthors')} />
          <NumberField field={fields.maxTutors} label={t('rounds.maxTutors')} />
          <CheckboxField field={fields.onePerStudent} label={t('rounds.onePerStudent')} />
          <CheckboxField
            field={fields.requiresConsent}
            label={t('rounds.requiresConsent')}
            hint={t('rounds.requiresConsentHint')}
          />
          <CheckboxField field={fields.requiresOwnWork} label={t('rounds.requiresOwnWork')} />
          <CheckboxField field={fields.requiresSchoolApproval} label={t('rounds.requiresSchoolApproval')} />
          <RadioField
            field={fields.authorsAfterSubmission}
            legend={t('rounds.authorsAfterSubmission')}
            options={AUTHOR_RULES.map((value) => ({ value, label: t(`rounds.authors${value}`) }))}
          />
          <RadioField
            field={fields.formProof}
            legend={t('confirm.proof')}
            hint={t('confirm.proofHint')}
            options={FORM_PROOFS.map((value) => ({ value, label: t(`confirm.proof-${value}`) }))}
          />
          <CheckboxField
            field={fields.teacherMayEdit}
            label={t('rounds.teacherMayEdit')}
            hint={t('rounds.teacherMayEditHint')}
          />
          <CheckboxField
            field={fields.requiresEligibility}
            label={t('rounds.requiresEligibility')}
            hint={t('rounds.requiresEligibilityHint')}
          />
          <CheckboxField field={fields.requiresOriginality} label={t('rounds.requiresOriginality')} />
          <CheckboxField field={fields.requiresEthics} label={t('rounds.requiresEthics')} />
          <CheckboxField field={fields.twoPersonChecks} label={t('rounds.twoPersonChecks')} />
        </FormSection>
        <FormSection title={t('rounds.secSpace')}>
          <NumberField
            field={fields.maxEntryMegabytes}
            label={t('rounds.maxEntryMegabytes')}
            hint={t('rounds.maxEntryMegabytesHint')}
          />
          <NumberField field={fields.maxRoundMegabytes} label={t('rounds.maxRoundMegabytes')} optional />
        </FormSection>
        <FormSection title={t('rounds.secJudging')}>
          <RadioField
            field={fields.stage}
            legend={t('rubric.stage')}
            hint={t('rubric.stageHint')}
            options={STAGES.map((value) => ({ value, label: t(`rubric.stage-${value}`) }))}
          />
          <NumberField field={fields.judgesPerEntry} label={t('rounds.judgesPerEntry')} />
          <NumberField field={fields.judgeMinLoad} label={t('rounds.judgeMinLoad')} />
          <NumberField field={fields.judgeMaxLoad} label={t('rounds.judgeMaxLoad')} />
          <CheckboxField
            field={fields.blindAuthors}
            label={t('rounds.blindAuthors')}
            hint={t('rounds.blindAuthorsHint')}
          />
          <CheckboxField field={fields.blindSchool} label={t('rounds.blindSchool')} />
          <CheckboxField field={fields.usesPanels} label={t('rounds.usesPanels')} />
          <CheckboxField field={fields.conflictSameSchool} label={t('rounds.conflictSameSchool')} />
          <CheckboxField field={fields.conflictSameUnit} label={t('rounds.conflictSameUnit')} />
          <CheckboxField
            field={fields.ownDisciplineOnly}
            label={t('judging.ownDisciplineOnly')}
            hint={t('judging.ownDisciplineOnlyHint')}
          />
          <NumberField
            field={fields.keywordPercent}
            label={t('plans.keywordPercent')}
            hint={t('plans.keywordPercentHint')}
          />
          <CheckboxField field={fields.onePerOrganisation} label={t('judging.onePerOrganisation')} />
          <CheckboxField
            field={fields.wantsOverlap}
            label={t('plans.wantsOverlap')}
            hint={t('plans.wantsOverlapHint')}
          />
          <p>
            <Link to={`/admin/rounds/${roundId}/settings/apart`}>{t('plans.apartTitle')}</Link>
          </p>
        </FormSection>
        <FormSection title={t('rounds.secResults')} className="group/scoring">
          <RadioField
            field={fields.scoringMethod}
            legend={t('rounds.scoringMethod')}
            hint={<Link to="/help/methods">{t('methods.open')}</Link>}
            options={[
              { value: 'MEAN', label: t('rounds.scoringMEAN') },
              { value: 'TRIMMED', label: t('rounds.scoringTRIMMED') },
              {
                value: 'CONSENSUS',
                label: t('rounds.scoringCONSENSUS'),
                hint: t('rounds.scoringCONSENSUSHint'),
              },
              ...CALIBRATED.map((method) => ({
                value: method,
                label: t(`fairness.rule-${method}`),
                hint: t(`fairness.ruleHint-${method}`),
              })),
            ]}
          />
          <RaschSettings field={fields.raschModel} advice={raschAdvice} />
          <NumberField
            field={fields.trimMinimum}
            label={t('rounds.trimMinimum')}
            hint={t('rounds.trimMinimumHint')}
          />
          <NumberField field={fields.decimals} label={t('rounds.decimals')} />
          <NumberField
            field={fields.preliminaryWeight}
            label={t('stages.preliminaryWeight')}
            hint={t('stages.weightHint')}
            optional
          />
          <NumberField field={fields.defenceWeight} label={t('stages.defenceWeight')} optional />
          <CheckboxField
            field={fields.twoPersonLists}
            label={t('rounds.twoPersonLists')}
            hint={t('rounds.twoPersonListsHint')}
          />
          <CheckboxField
            field={fields.prizesPerCategory}
            label={t('prizes.perCategory')}
            hint={t('prizes.perCategoryHint')}
          />
          <NumberField
            field={fields.prizeCapPercent}
            label={t('prizes.cap')}
            hint={t('prizes.capHint')}
            optional
          />
          <CheckboxField
            field={fields.maskNames}
            label={t('printing.maskPublic')}
            hint={t('printing.maskPublicHint')}
          />
          <CheckboxField
            field={fields.hasGallery}
            label={t('gallery.setting')}
            hint={t('gallery.settingHint')}
          />
          <CheckboxField
            field={fields.waitForNotice}
            label={t('objections.waitForNotice')}
            hint={t('objections.waitForNoticeHint')}
          />
          <NumberField
            field={fields.objectionDays}
            label={t('objections.days')}
            hint={t('objections.daysHint')}
          />
          <NumberField field={fields.objectionKeepDays} label={t('objections.keepDays')} />
        </FormSection>
        <FormSection title={t('feedback.section')}>
          <RadioField
            field={fields.feedbackLevel}
            legend={t('feedback.level')}
            hint={t('feedback.levelHint')}
            options={FEEDBACK_LEVELS.map((value) => ({ value, label: t(`feedback.level-${value}`) }))}
          />
        </FormSection>
        <FormActions>
          <SubmitButton name="intent" value="save">
            {t('common.save')}
          </SubmitButton>
        </FormActions>
      </FormLayout>
    </AppForm>
  );
}
