import type { ChecklistItem } from '#app/domain/checklist.ts';
import { useName, useT } from '#app/i18n/context.tsx';
import { Checklist } from '#app/ui/checklist.tsx';

/** What the project still lacks, each item leading to where it is done. */
export function ProjectChecklist({
  entryId,
  items,
  isAuthor,
}: {
  entryId: string;
  items: readonly ChecklistItem[];
  /** False for a teacher who acts for the authors: what only authors do is named but leads nowhere. */
  isAuthor: boolean;
}) {
  const t = useT();
  const name = useName();
  return (
    <Checklist
      doneLabel={(count) => t('projects.itemsDone', { count })}
      items={items.map((item) => ({
        key: item.code + (item.subject?.code ?? ''),
        label: itemLabel(item, t, name),
        state: item.state,
        stateLabel: t(`projects.state-${item.state}`),
        href:
          item.page === 'consent' || (!isAuthor && (item.page === 'work' || item.page === 'authors'))
            ? undefined
            : `/student/entries/${entryId}/${item.page}${anchorOf(item)}`,
        note: item.note ? noteText(t, item.note) : undefined,
      }))}
    />
  );
}

/** What an item is called: the slot or field it is about, or its own name. */
export function itemLabel(
  { code, subject }: Pick<ChecklistItem, 'code' | 'subject'>,
  t: ReturnType<typeof useT>,
  name: ReturnType<typeof useName>,
): string {
  return subject ? name(subject) : t(`projects.item-${code}`);
}

/** Where on its page an item is done. */
function anchorOf({ code, subject }: ChecklistItem): string {
  if (!subject) return '';
  return code === 'field' ? `#field-${subject.code}` : `#slot-${subject.code}`;
}

function noteText(t: ReturnType<typeof useT>, note: NonNullable<ChecklistItem['note']>): string {
  if ('names' in note)
    return t(`projects.note-${note.code}`, { names: note.names.join(t('common.listComma')) });
  if ('max' in note) return t(`projects.note-${note.code}`, { max: note.max });
  return t(`projects.note-${note.code}`);
}
