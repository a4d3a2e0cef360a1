import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { ABSTRACT_MAX, TITLE_MAX } from '#app/domain/checklist.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { DraftArea, DraftSelect, DraftText } from '#app/features/projects/draft-fields.tsx';
import { draftAction, readDraftPage } from '#app/features/projects/draft-page.server.ts';
import { FormulaPreview } from '#app/features/projects/formula-preview.tsx';
import { DraftForm } from '#app/features/shared/draft-form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const { entry, draft } = await readDraftPage(viewer, params.entryId, 'edit');
  const t = translator(await localeOf(request));
  return { title: `${t('projects.pageEdit')} · ${entry.title}`, entry, draft };
}

export const meta = pageMeta;

export const action = ({ request, params }: ActionFunctionArgs) =>
  draftAction(request, params.entryId, 'edit');

export default function EntryEdit() {
  const t = useT();
  const name = useName();
  const { entry, draft } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const options = (rows: readonly { id: string; name: string; nameEn: string | null }[]) =>
    rows.map((row) => ({ value: row.id, label: name(row) }));
  const { categories, groups, disciplines } = entry.choices;
  const labels: Record<string, string> = {
    title: t('projects.title'),
    abstract: t('projects.abstract'),
    categoryId: t('projects.category'),
    groupId: t('projects.group'),
    disciplineId: t('projects.discipline'),
  };
  const all = [...options(categories), ...options(groups), ...options(disciplines)];
  return (
    <DraftForm
      draft={draft}
      reply={reply}
      timeZone={entry.round.timeZone}
      label={(field) => labels[field] ?? field}
      show={(_, text) => all.find((option) => option.value === text)?.label ?? text}
    >
      <DraftText
        name="title"
        label={t('projects.title')}
        hint={t('projects.titleHint', { max: TITLE_MAX })}
        maxLength={TITLE_MAX}
      />
      <DraftSelect name="categoryId" label={t('projects.category')} options={options(categories)} />
      {groups.length > 0 ? (
        <DraftSelect
          name="groupId"
          label={t('projects.group')}
          hint={t('projects.groupHint')}
          options={options(groups)}
        />
      ) : null}
      {disciplines.length > 0 ? (
        <DraftSelect name="disciplineId" label={t('projects.discipline')} options={options(disciplines)} />
      ) : null}
      <DraftArea
        name="abstract"
        label={t('projects.abstract')}
        hint={t('projects.abstractHint')}
        rows={10}
        max={ABSTRACT_MAX}
      />
      <FormulaPreview name="abstract" />
    </DraftForm>
  );
}
