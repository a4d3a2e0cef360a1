import type { z } from 'zod';

import { FORM_BYTES } from './evidence.ts';
import { FileObjectionSchema } from './schemas.ts';
import { parseForm, readFormData, unreadForm } from '#app/platform/http/form.server.ts';
import type { ReadForm } from '#app/platform/http/form.server.ts';

type Filing = {
  form: ReadForm<z.output<typeof FileObjectionSchema>>;
  sent: { files: File[]; address: string | null };
};

/** An objection as it was sent: its fields, its files, where it comes from. A body far too large is not read at all. */
export async function readFiling(request: Request): Promise<Filing> {
  const address = request.headers.get('x-forwarded-for')?.split(',')[0]?.trim() || null;
  if (Number(request.headers.get('content-length')) > FORM_BYTES)
    return {
      form: { ok: false, reply: unreadForm({ code: 'objection-too-large' }) },
      sent: { files: [], address },
    };
  const formData = await readFormData(request);
  // An empty chooser sends a file without a name.
  const files = formData.getAll('files').filter((file) => file instanceof File && file.name !== '');
  formData.delete('files');
  return {
    form: parseForm(formData, FileObjectionSchema),
    sent: { files: files as File[], address },
  };
}
