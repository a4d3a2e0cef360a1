import { Form, useRevalidator } from '@remix-run/react';
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';

import { FlagFacts } from './flag-facts.tsx';
import type { FlagFactsProps } from './flag-facts.tsx';
import { FLAG_WORDS_MAX } from './schemas.ts';
import { FLAG_KINDS } from '#app/domain/flags.ts';
import { keepFlag, sendFlags } from '#app/features/judging/offline-sheets.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';

type Outcome = 'sending' | 'sent' | 'kept' | 'failed';

/** Sixteen random bytes; also where a page is served without https, which has no `randomUUID`. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A judge's warning to the organiser, and the answers to earlier ones. It is kept on the device until the server has it,
 * so it can be written where there is no connection; without script it is a plain form.
 */
export function FlagForm({
  personId,
  assignmentId,
  token,
  flags,
  timeZone,
}: {
  personId: string;
  assignmentId: string;
  /** For the plain form: of this page alone. */
  token: string;
  flags: readonly (FlagFactsProps['flag'] & { id: string })[];
  timeZone: string;
}) {
  const t = useT();
  const revalidator = useRevalidator();
  const [outcome, setOutcome] = useState<Outcome>();
  // Whichever page sends it once there is a line again, this one then says so.
  useEffect(() => {
    if (outcome !== 'kept') return undefined;
    const look = async () => {
      if (!(await sendFlags(personId, assignmentId))) return;
      setOutcome('sent');
      revalidator.revalidate();
    };
    const now = () => void look();
    window.addEventListener('online', now);
    return () => window.removeEventListener('online', now);
  }, [outcome, personId, assignmentId, revalidator]);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [kind, words] = ['kind', 'words'].map((name) => String(data.get(name) ?? ''));
    const kept = keepFlag(personId, assignmentId, {
      token: newToken(),
      kind: kind ?? '',
      words: words ?? '',
    });
    setOutcome('sending');
    if (!kept) {
      setOutcome('failed');
      return;
    }
    form.reset();
    const had = await sendFlags(personId, assignmentId);
    setOutcome(had ? 'sent' : 'kept');
    if (had) revalidator.revalidate();
  };
  return (
    <details className="mt-10 border-t border-line pt-6">
      <summary className="ui-summary cursor-pointer font-semibold text-accent">
        {t('rubric.flag')}
        {flags.length > 0 ? ` (${flags.length})` : ''}
      </summary>
      <div className="grid gap-6 pt-4">
        <p className="text-sm text-ink-muted">{t('rubric.flagLead')}</p>
        {flags.map((flag) => (
          <FlagFacts key={flag.id} flag={flag} timeZone={timeZone} />
        ))}
        <Form method="post" className="grid gap-4" onSubmit={(event) => void send(event)}>
          <input type="hidden" name="assignmentId" value={assignmentId} />
          <input type="hidden" name="token" value={token} />
          <Field id="flag-kind" label={t('rubric.flagKind')}>
            <Select
              name="kind"
              required
              placeholder={t('rubric.startChoose')}
              options={FLAG_KINDS.map((value) => ({ value, label: t(`rubric.flag-${value}`) }))}
            />
          </Field>
          <Field id="flag-words" label={t('rubric.flagWords')} hint={t('rubric.flagWordsHint')}>
            <TextArea name="words" rows={3} required minLength={4} maxLength={FLAG_WORDS_MAX} />
          </Field>
          <div className="flex flex-wrap items-center gap-3">
            <Button name="intent" value="flag" pending={outcome === 'sending'}>
              {t('rubric.flagSend')}
            </Button>
            {outcome === 'sent' || outcome === 'kept' || outcome === 'failed' ? (
              <span role="status" className={outcome === 'sent' ? 'text-done' : 'text-signal'}>
                {t(`rubric.flag-${outcome}`)}
              </span>
            ) : null}
          </div>
        </Form>
      </div>
    </details>
  );
}
