import { Form } from '@remix-run/react';

import { SubmitButton } from '#app/features/shared/form.tsx';
import { usePortalZone } from '#app/features/shared/zone.ts';
import { useFormats, useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Field } from '#app/ui/field.tsx';
import type { Option } from '#app/ui/select.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

type Ban = {
  id: string;
  reason: string;
  at: Date | string;
  by: string;
  unit: string | null;
  liftedAt: Date | string | null;
  liftedBy: string;
  liftReason: string | null;
  mayLift: boolean;
};

/** The blacklists that a judge stands or stood on, and the form that puts them on one. */
export function BanList({
  bans,
  units,
  everywhere,
}: {
  bans: readonly Ban[];
  units: readonly Option[];
  /** Whether the viewer may bar a judge from the whole portal. */
  everywhere: boolean;
}) {
  const t = useT();
  const formats = useFormats();
  const zone = usePortalZone();
  return (
    <div className="grid gap-6">
      {bans.length === 0 ? <p className="text-ink-muted">{t('judgePool.noBans')}</p> : null}
      {bans.map((ban) => (
        <div key={ban.id} className="grid max-w-2xl gap-2 border-s-4 border-line ps-4">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={ban.liftedAt ? 'neutral' : 'danger'}>
              {t(ban.liftedAt ? 'judgePool.banLifted' : 'judgePool.onBlacklist')}
            </Badge>
            <span>{ban.unit ?? t('judgePool.everywhere')}</span>
            <span className="text-sm text-ink-muted">{`${formats.date(ban.at, zone)} ${ban.by}`}</span>
          </p>
          <p>{ban.reason}</p>
          {ban.liftedAt ? (
            <p className="text-sm text-ink-muted">
              {t('judgePool.liftedLine', {
                at: formats.date(ban.liftedAt, zone),
                by: ban.liftedBy,
                reason: ban.liftReason ?? '',
              })}
            </p>
          ) : null}
          {!ban.liftedAt && ban.mayLift ? (
            <Form method="post" className="flex flex-wrap items-end gap-3">
              <input type="hidden" name="banId" value={ban.id} />
              <Field id={`lift-${ban.id}`} label={t('judgePool.liftReason')} className="grow">
                <TextInput name="reason" required minLength={4} maxLength={500} />
              </Field>
              <SubmitButton variant="secondary" name="intent" value="lift">
                {t('judgePool.lift')}
              </SubmitButton>
            </Form>
          ) : null}
        </div>
      ))}
      <Form method="post" className="grid max-w-2xl gap-4">
        <Field id="ban-unit" label={t('judgePool.banUnit')} hint={t('judgePool.banUnitHint')}>
          <Select
            name="unitId"
            required={!everywhere}
            placeholder={everywhere ? t('judgePool.everywhere') : undefined}
            options={units}
          />
        </Field>
        <Field id="ban-reason" label={t('judgePool.banReason')} hint={t('judgePool.banReasonHint')}>
          <TextInput name="reason" required minLength={4} maxLength={500} />
        </Field>
        <div>
          <SubmitButton variant="danger" name="intent" value="ban">
            {t('judgePool.ban')}
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}
