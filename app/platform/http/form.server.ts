import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { SubmissionResult } from '@conform-to/react';
import type { z } from 'zod';

import type { Asked } from './asked.ts';
import { issueCode } from './issue-code.ts';
import { env } from '#app/platform/env.server.ts';

/** A refusal as forms show it: `code` with params, at a field or at the form. */
type FormRefusal = { code: string; params?: Record<string, string | number>; field?: string };

type FormReply = ReturnType<typeof data<SubmissionResult<string[]>>>;

export type ReadForm<T> =
  | {
      ok: true;
      value: T;
      refuse: (refusals: FormRefusal[]) => FormReply;
      /** What was typed, for a page that asks once more before anything is done. */
      keep: () => SubmissionResult<string[]>;
    }
  | { ok: false; reply: FormReply };

/**
 * Reads a posted form through its schema. Invalid input comes back as a reply that keeps everything typed; `refuse`
 * makes the same kind of reply of a verb's refusals. Throws 403 for a form that another site has posted.
 */
export async function readForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<ReadForm<z.output<S>>> {
  return parseForm(await readFormData(request), schema);
}

/** The same of a form that has been read, its files taken out. */
export function parseForm<S extends z.ZodType>(formData: FormData, schema: S): ReadForm<z.output<S>> {
  const submission = parseWithZod(formData, { schema, error: issueCode });
  if (submission.status !== 'success') return { ok: false, reply: data(submission.reply(), { status: 400 }) };
  return {
    ok: true,
    value: submission.value,
    keep: () => submission.reply(),
    refuse: (refusals) => {
      const fieldErrors: Record<string, string[]> = {};
      const formErrors: string[] = [];
      for (const { code, params, field } of refusals) {
        const text = encodeMessage(`refusal.${code}`, params);
        if (field) fieldErrors[field] = [...(fieldErrors[field] ?? []), text];
        else formErrors.push(text);
      }
      return data(submission.reply({ formErrors, fieldErrors }), { status: 422 });
    },
  };
}

/** The answer to a form that was not read: why not. */
export function unreadForm(refusal: FormRefusal): FormReply {
  const error = { '': [encodeMessage(`refusal.${refusal.code}`, refusal.params)] };
  return data({ status: 'error' as const, error }, { status: 413 });
}

/** A schema's limits as HTML attributes, for the loader to hand to `useAppForm`. */
export function constraintsOf(schema: z.ZodType): ReturnType<typeof getZodConstraint> {
  return getZodConstraint(schema);
}

/** The form's data, after the check that this site posted it. */
export async function readFormData(request: Asked): Promise<FormData> {
  requireSameSite(request);
  return request.formData();
}

/** Throws 403 for a form that another site has posted. */
export function requireSameSite(request: Pick<Asked, 'url' | 'headers'>): void {
  const origin = request.headers.get('origin');
  if (origin && origin !== 'null' && !sameSite(origin, request)) throw new Response(null, { status: 403 });
}

function sameSite(origin: string, request: Pick<Asked, 'url' | 'headers'>): boolean {
  const host =
    request.headers.get('x-forwarded-host') ?? request.headers.get('host') ?? new URL(request.url).host;
  return new URL(origin).host === host || origin === env().origin;
}

/** A message key with its params as one text, for conform's lists of errors. */
export function encodeMessage(key: string, params?: Record<string, string | number>): string {
  return params ? `${key}|${JSON.stringify(params)}` : key;
}
