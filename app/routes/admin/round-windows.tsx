import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';

import { toLocal, WINDOW_KINDS } from '#app/domain/calendar.ts';
import { requireViewer } from '#app/features/accounts/viewer.server.ts';
import { getRoundSettings } from '#app/features/rounds/queries.server.ts';
import { WindowsSchema } from '#app/features/rounds/schemas.ts';
import { setWindows } from '#app/features/rounds/set-windows.server.ts';
import { SettingsNav } from '#app/features/rounds/settings-nav.tsx';
import { useErrorTexts } from '#app/features/shared/error-text.ts';
import { SubmitButton } from '#app/features/shared/form.tsx';
import { pageMeta } from '#app/features/shared/page-meta.ts';
import { RefusalBox } from '#app/features/shared/refusal-box.tsx';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { now } from '#app/platform/clock.server.ts';
import { readForm } from '#app/platform/http/form.server.ts';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { notFound, redirectWithToast } from '#app/platform/http/responses.server.ts';
import { Field } from '#app/ui/field.tsx';
import { FormActions } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request);
  const round = (await getRoundSettings(viewer, params.roundId ?? '')) ?? notFound();
  const t = translator(await localeOf(request));
  const shown = round.source === 'SCHOOLS' ? WINDOW_KINDS : WINDOW_KINDS.slice(2);
  return {
    title: `${t('rounds.setWindows')} · ${round.name}`,
    roundId: round.id,
    timeZone: round.timeZone,
    windows: shown.map((kind) => {
      const window = round.windows.find((one) => one.kind === kind);
      return {
        kind,
        opensAt: window ? toLocal(window.opensAt, round.timeZone) : '',
        closesAt: window ? toLocal(window.closesAt, round.timeZone) : '',
      };
    }),
  };
}

export const meta = pageMeta;

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request);
  const form = await readForm(request, WindowsSchema);
  if (!form.ok) return form.reply;
  const roundId = params.roundId ?? '';
  const result = await setWindows(viewer, { ...form.value, roundId }, { now: now() });
  if (!result.ok) return form.refuse(result.refusals);
  return redirectWithToast(`/admin/rounds/${roundId}`, { key: 'rounds.windowsSaved', tone: 'done' });
}

export default function RoundWindows() {
  const t = useT();
  const texts = useErrorTexts();
  const { roundId, timeZone, windows } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const typed = (name: string): string | undefined => {
    const [, index, field] = /^windows\[(\d+)\]\.(\w+)$/.exec(name) ?? [];
    const rows: unknown = lastResult?.initialValue?.windows;
    const row: unknown = Array.isArray(rows) && index ? rows[Number(index)] : undefined;
    const value: unknown = typeof row === 'object' && row && field ? Reflect.get(row, field) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const input = (name: string, label: string, value: string) => (
    <Field
      id={name.replaceAll(/[[\].]/g, '-')}
      label={label}
      errors={texts(lastResult?.error?.[name] ?? undefined)}
    >
      <TextInput type="datetime-local" name={name} defaultValue={typed(name) ?? value} fit="medium" />
    </Field>
  );
  return (
    <>
      <PageHeader title={t('rounds.setWindows')} meta={t('rounds.windowsLead', { zone: timeZone })} />
      <SettingsNav roundId={roundId} current="windows" />
      <RefusalBox result={lastResult} />
      <Form method="post" className="grid gap-8">
        <input type="hidden" name="roundId" value={roundId} />
        {windows.map((window, index) => (
          <fieldset
            key={window.kind}
            className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:max-w-3xl"
            aria-describedby={`hint-${window.kind}`}
          >
            <legend className="mb-1 text-lg font-semibold">{t(`rounds.window${window.kind}`)}</legend>
            <p id={`hint-${window.kind}`} className="text-sm text-ink-muted sm:col-span-2">
              {t(`rounds.windowHint${window.kind}`)}
            </p>
            <input type="hidden" name={`windows[${index}].kind`} value={window.kind} />
            {input(`windows[${index}].opensAt`, t('rounds.opensAt'), window.opensAt)}
            {input(`windows[${index}].closesAt`, t('rounds.closesAt'), window.closesAt)}
          </fieldset>
        ))}
        <FormActions>
          <SubmitButton>{t('common.save')}</SubmitButton>
        </FormActions>
      </Form>
    </>
  );
}
