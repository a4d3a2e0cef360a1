/** The five meanings a colour may carry. Red is only loss and refusal, green only done. */
export type Tone = 'neutral' | 'info' | 'signal' | 'done' | 'danger';

/** Text on a soft ground. */
export const TINT: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-muted',
  info: 'bg-accent-tint text-accent',
  signal: 'bg-signal-tint text-signal',
  done: 'bg-done-tint text-done',
  danger: 'bg-danger-tint text-danger',
};

/** Text, stroke or bar in the tone's own colour. */
export const TONE_TEXT: Record<Tone, string> = {
  neutral: 'text-ink-muted',
  info: 'text-accent',
  signal: 'text-signal',
  done: 'text-done',
  danger: 'text-danger',
};

/** A rule in the tone's own colour. */
export const TONE_BORDER: Record<Tone, string> = {
  neutral: 'border-line-strong',
  info: 'border-accent',
  signal: 'border-signal',
  done: 'border-done',
  danger: 'border-danger',
};
