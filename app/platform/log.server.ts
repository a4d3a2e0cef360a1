import pino from 'pino';

/** The log: one JSON line per event on standard error, without personal data, quiet in tests unless asked. */
export const log = pino(
  { level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'error' : 'info'), base: null },
  pino.destination({ fd: 2, sync: true }),
);
