import type { CommentMark, CommentState } from '#app/domain/feedback.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';
import type { Tone } from '#app/ui/tone.ts';

const TONES: Partial<Record<CommentState, Tone>> = {
  'to-look': 'signal',
  'as-written': 'done',
  edited: 'info',
  held: 'danger',
};

/** Where a comment stands. */
export function CommentStateBadge({ state }: { state: CommentState }) {
  const t = useT();
  if (state === 'none') return null;
  return <Badge tone={TONES[state] ?? 'neutral'}>{t(`feedback.comment-${state}`)}</Badge>;
}

/** What in a comment asks for a look; nothing where nothing does. */
export function CommentBadges({ marks }: { marks: readonly CommentMark[] }) {
  const t = useT();
  if (marks.length === 0) return <span className="text-ink-muted">—</span>;
  return (
    <span className="flex flex-wrap gap-1">
      {marks.map((mark) => (
        <Badge key={mark} tone="signal">
          {t(`feedback.mark-${mark}`)}
        </Badge>
      ))}
    </span>
  );
}
