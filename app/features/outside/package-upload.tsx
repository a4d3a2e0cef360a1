import type { RefusalCode } from '#app/domain/refusals.ts';
import { sizeText } from '#app/domain/space.ts';
import { PACKAGE_MAX_BYTES } from './package-limits.ts';
import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import type { ButtonVariant } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FileInput } from '#app/ui/file-input.tsx';
import { FormActions, FormLayout } from '#app/ui/form-layout.tsx';

type Shown = { code: RefusalCode; params?: Record<string, string | number> };

/** The first step of importing a package. An ordinary form of one field: the file goes to the disk as it comes. */
export function PackageUpload({
  roundId,
  refusals,
  variant = 'primary',
}: {
  roundId: string;
  refusals: readonly Shown[];
  variant?: ButtonVariant;
}) {
  const t = useT();
  const texts = refusals.map(({ code, params }) => t(`refusal.${code}`, params));
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={`/admin/rounds/${roundId}/entries/import/package`}
    >
      <FormLayout>
        <Field
          id="package"
          label={t('outside.packageFile')}
          hint={t('outside.packageFileHint', { max: sizeText(PACKAGE_MAX_BYTES) })}
          errors={texts}
        >
          <FileInput name="package" accept=".zip" />
        </Field>
        <FormActions>
          <Button type="submit" variant={variant}>
            {t('outside.packageUpload')}
          </Button>
        </FormActions>
      </FormLayout>
    </form>
  );
}
