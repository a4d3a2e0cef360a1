import { saveWords } from './speak.server.ts';
import { ballotOf, SaveWordsSchema, VoteSchema } from './schemas.ts';
import { castVote } from './vote.server.ts';
import { refuse } from '#app/domain/result.ts';
import type { Result } from '#app/domain/result.ts';
import type { Viewer } from '#app/domain/viewer.ts';
import type { Context } from '#app/platform/db/transaction.server.ts';

/** What a member's buttons do, on the judge's page and the organiser's alike; null for a button that is no member's. */
export async function memberAction(
  viewer: Viewer,
  deliberationId: string,
  form: FormData,
  context: Context,
): Promise<{
  result: Result<unknown>;
  done: 'deliberation.voted' | 'deliberation.commented' | 'common.saved';
} | null> {
  const intent = form.get('intent');
  if (intent === 'vote') {
    const sent = VoteSchema.safeParse({ deliberationId, yes: ballotOf(form) });
    const result = sent.success ? await castVote(viewer, sent.data, context) : refuse('invalid-input');
    return { result, done: 'deliberation.voted' };
  }
  if (intent !== 'submit' && intent !== 'save') return null;
  // The comment's form without a script; with one it saves and sends itself.
  const sent = SaveWordsSchema.safeParse({
    deliberationId,
    base: form.get('base'),
    values: JSON.stringify({ about: form.get('about') ?? '', text: form.get('text') ?? '' }),
    submit: intent === 'submit' ? 'yes' : undefined,
  });
  if (!sent.success) return { result: refuse('invalid-input'), done: 'common.saved' };
  const result = await saveWords(viewer, sent.data, context);
  const conflicted = result.ok && result.value.conflicts.length > 0;
  return {
    result: conflicted ? refuse('changed-meanwhile') : result,
    done: intent === 'submit' ? 'deliberation.commented' : 'common.saved',
  };
}
