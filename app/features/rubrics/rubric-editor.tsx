import { Plus } from 'lucide-react';
import { useState } from 'react';

import { CriterionCard } from './criterion-card.tsx';
import { BLANK, criteriaTyped, previewCriteria } from './editor-rows.ts';
import type { EditorCriterion } from './editor-rows.ts';
import { RubricPreview } from './rubric-preview.tsx';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { Form } from '@remix-run/react';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { SplitPane } from '#app/ui/split-pane.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** The criteria of a rubric, and beside them the sheet as judges will see it, drawn anew while they are being changed. */
export function RubricEditor({
  place,
  criteria,
  errors,
  readOnly,
  saveLabel,
}: {
  place: { categoryId: string | null; stage: string };
  criteria: readonly EditorCriterion[];
  errors?: Record<string, string[] | null>;
  /** An older version to look at. */
  readOnly: boolean;
  saveLabel: string;
}) {
  const t = useT();
  const hydrated = useHydrated();
  const [blanks, setBlanks] = useState(criteria.length === 0 ? 3 : 1);
  const [typed, setTyped] = useState(criteria);
  const all = readOnly ? criteria : [...criteria, ...Array.from({ length: blanks }, () => BLANK)];
  return (
    <SplitPane
      main={{
        label: t('rubric.criteria'),
        content: (
          <Form
            method="post"
            className="grid gap-6"
            onInput={(event) => setTyped(criteriaTyped(new FormData(event.currentTarget)))}
          >
            <input type="hidden" name="categoryId" value={place.categoryId ?? ''} />
            <input type="hidden" name="stage" value={place.stage} />
            {all.map((criterion, index) => (
              <CriterionCard
                key={criterion.id || `${index} ${criterion.code}`}
                index={index}
                criterion={criterion}
                errors={errors}
                disabled={readOnly}
              />
            ))}
            {readOnly ? null : (
              <FormActions>
                <SubmitButton name="intent" value="save">
                  {saveLabel}
                </SubmitButton>
                {hydrated ? (
                  <Button type="button" icon={Plus} onClick={() => setBlanks(blanks + 1)}>
                    {t('rubric.moreCriteria')}
                  </Button>
                ) : null}
              </FormActions>
            )}
          </Form>
        ),
      }}
      side={{
        label: t('rubric.preview'),
        content: <RubricPreview criteria={previewCriteria(typed)} />,
      }}
    />
  );
}
