import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Form } from '@remix-run/react';

import { pageMeta } from '#app/features/shared/page-meta.ts';
import { translator } from '#app/i18n/catalogue.server.ts';
import { useT } from '#app/i18n/context.tsx';
import { localeOf } from '#app/platform/http/locale.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { TextInput } from '#app/ui/text-input.tsx';

/** For codes typed from paper: leads to the invitation's own page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('code')?.replaceAll(/[^A-Za-z0-9-]/g, '');
  if (code) throw redirect(`/invitations/${code}`);
  const t = translator(await localeOf(request));
  return { title: t('people.enterCode') };
}

export const meta = pageMeta;

export default function InvitationCode() {
  const t = useT();
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title={t('people.enterCode')} size="public" meta={t('people.enterCodeLead')} />
      <Form method="get">
        <FormLayout>
          <Field id="code" label={t('people.code')} hint={t('people.codeHint')}>
            <TextInput name="code" required autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Field>
          <FormActions>
            <Button type="submit" variant="primary">
              {t('people.continue')}
            </Button>
          </FormActions>
        </FormLayout>
      </Form>
    </div>
  );
}
