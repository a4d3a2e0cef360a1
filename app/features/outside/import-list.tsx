import { Form } from '@remix-run/react';

import type { listEntryImports } from './undo-entry-import.server.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { ConfirmButton } from '#app/ui/confirm-button.tsx';
import { Section } from '#app/ui/section.tsx';

type Imports = Awaited<ReturnType<typeof listEntryImports>>;

/** The last imports of a round, each with the way to take it back while that is possible. */
export function ImportList({ imports, timeZone }: { imports: Imports; timeZone: string }) {
  const t = useT();
  const formats = useFormats();
  if (imports.length === 0) return null;
  return (
    <Section title={t('outside.imports')} description={t('outside.importsLead')}>
      <ul className="max-w-2xl divide-y divide-line border-y border-line">
        {imports.map((one) => (
          <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <div className="min-w-0">
              <p className="break-all">{one.origin || one.fileName || t('outside.pasted')}</p>
              <p className="text-sm text-ink-muted">
                {t('outside.importMade', {
                  count: one.created,
                  at: formats.dateTime(one.createdAt, timeZone),
                })}
              </p>
            </div>
            {one.takenBackAt ? <Badge>{t('outside.takenBack')}</Badge> : null}
            {one.undoable ? (
              <Form method="post" encType="multipart/form-data">
                <input type="hidden" name="importId" value={one.id} />
                <ConfirmButton
                  size="small"
                  variant="secondary"
                  label={t('outside.undo')}
                  title={t('outside.undoTitle')}
                  confirmLabel={t('outside.undo')}
                  confirmVariant="danger"
                  cancelLabel={t('common.cancel')}
                  name="intent"
                  value="undo"
                >
                  {t('outside.undoText', { count: one.created })}
                </ConfirmButton>
              </Form>
            ) : null}
            {!one.takenBackAt && !one.undoable ? (
              <span className="text-sm text-ink-muted">{t('outside.fixed')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
