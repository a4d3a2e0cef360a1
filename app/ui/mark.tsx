/** The portal's own mark: four steps, county to nation, and what is found at the top. Silent: the name stands beside it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={className}>
      <rect width="32" height="32" rx="6" className="fill-accent" />
      <path d="M6 26v-4h5v-4h5v-4h5v-4h5v16z" className="fill-accent-ink" />
      <circle cx="12" cy="9" r="3" fill="#f0a63c" />
    </svg>
  );
}
