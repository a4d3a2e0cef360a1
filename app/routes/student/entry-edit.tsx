import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { z } from 'zod';

import { ABSTRACT_MAX, TITLE_MAX } from '#app/domain/checklist.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { editablePage } from '#app/features/projects/editable-page.server.ts';
import { SaveState, useAutosave } from '#app/features/projects/save-state.tsx';
import { saveBasics } from '#app/features/projects/save-project.server.ts';
import { SaveBasicsSchema } from '#app/features/projects/schemas.ts';
import { autosaveReply } from '#app/features/shared/autosave-reply.server.ts';
import {
  AppForm,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  useAppForm,
} from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { constraintsOf, readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { redirectWithToast } from '#app/platform/http/responses.server.ts';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';

const ActionSchema = SaveBasicsSchema.extend({ intent: z.enum(['save', 'autosave']) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const entry = await editablePage(viewer, params.entryId, now());
  const t = translator(await localeOf(request));
  return {
    title: `${t('projects.pageEdit')} · ${entry.title}`,
    entry,
    constraint: constraintsOf(SaveBasicsSchema),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, ActionSchema);
  if (!form.ok) return form.reply;
  const entryId = params.entryId ?? '';
  const at = now();
  const result = await saveBasics(viewer, { ...form.value, entryId }, { now: at });
  if (form.value.intent === 'autosave') return autosaveReply(result, form.value.revision, at);
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/student/entries/${entryId}`, { key: 'projects.draftSaved', tone: 'done' });
}

/**
 * A save in the background leaves the page under the writer's hands alone: read again after the deadline, it would lead
 * away from what was typed meanwhile. The steps above it still count anew.
 */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('intent') === 'autosave' ? false : defaultShouldRevalidate;
}

type Values = {
  title: string;
  abstract: string;
  categoryId: string;
  groupId: string;
  disciplineId: string;
};

export default function EntryEdit() {
  const t = useT();
  const name = useName();
  const { entry, constraint } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const autosave = useAutosave(entry.revision);
  const [form, fields] = useAppForm<Values>({
    lastResult: reply && 'status' in reply ? reply : undefined,
    constraint,
    id: 'basics',
    defaultValue: {
      title: entry.title,
      abstract: entry.abstract,
      categoryId: entry.categoryId ?? '',
      groupId: entry.groupId ?? '',
      disciplineId: entry.disciplineId ?? '',
    },
  });
  const options = (rows: readonly { id: string; name: string; nameEn: string | null }[]) =>
    rows.map((row) => ({ value: row.id, label: name(row) }));
  const { categories, groups, disciplines } = entry.choices;
  return (
    <AppForm form={form} onInput={autosave.onInput}>
      <input type="hidden" name="revision" value={autosave.revision} />
      <FormLayout>
        <TextField
          field={fields.title}
          label={t('projects.title')}
          hint={t('projects.titleHint', { max: TITLE_MAX })}
        />
        <SelectField
          field={fields.categoryId}
          label={t('projects.category')}
          placeholder={t('projects.choose')}
          options={options(categories)}
        />
        {groups.length > 0 ? (
          <SelectField
            field={fields.groupId}
            label={t('projects.group')}
            hint={t('projects.groupHint')}
            placeholder={t('projects.choose')}
            options={options(groups)}
          />
        ) : null}
        {disciplines.length > 0 ? (
          <SelectField
            field={fields.disciplineId}
            label={t('projects.discipline')}
            placeholder={t('projects.choose')}
            options={options(disciplines)}
          />
        ) : null}
        <TextAreaField
          field={fields.abstract}
          label={t('projects.abstract')}
          hint={t('projects.abstractHint')}
          rows={10}
          maxLength={ABSTRACT_MAX}
          counter={{ max: ABSTRACT_MAX, text: (used, max) => t('form.counter', { used, max }) }}
        />
        <SaveState {...autosave} timeZone={entry.round.timeZone} />
        <FormActions>
          <SubmitButton name="intent" value="save">
            {t('common.save')}
          </SubmitButton>
        </FormActions>
      </FormLayout>
    </AppForm>
  );
}
