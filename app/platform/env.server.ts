import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';

const EnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address people type. Links on slips and in invitations begin with it. */
  PORTAL_ORIGIN: z.url().optional(),
  /** Everything that must be kept: database, files, secret. */
  PORTAL_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z.string().min(1).optional(),
  /** 32 or more characters; made and kept in the data directory when not given. */
  PORTAL_SECRET: z.string().min(32).optional(),
  UPLOADTHING_TOKEN: z.string().min(1).optional(),
  /** ClamAV's daemon: `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. Not given: files are not scanned. */
  CLAMAV_URL: z
    .string()
    .regex(/^(tcp:\/\/.+|unix:\/.+)$/)
    .optional(),
  SMTP_URL: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).optional(),
});

export type Env = {
  mode: 'development' | 'production' | 'test';
  port: number;
  origin: string;
  dataDirectory: string;
  databaseUrl: string;
  secret: string;
  uploadThingToken: string | undefined;
  clamavUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
};

let cached: Env | undefined;

/** The settings of this process, read once. Throws with the variable's name when one is malformed. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = EnvSchema.parse(source);
  const dataDirectory = path.resolve(parsed.PORTAL_DATA);
  mkdirSync(dataDirectory, { recursive: true });
  return {
    mode: parsed.NODE_ENV,
    port: parsed.PORT,
    origin: (parsed.PORTAL_ORIGIN ?? `http://localhost:${parsed.PORT}`).replace(/\/$/, ''),
    dataDirectory,
    databaseUrl: parsed.DATABASE_URL ?? `file:${path.join(dataDirectory, 'portal.db')}`,
    secret: parsed.PORTAL_SECRET ?? keptSecret(dataDirectory),
    uploadThingToken: parsed.UPLOADTHING_TOKEN,
    clamavUrl: parsed.CLAMAV_URL,
    smtpUrl: parsed.SMTP_URL,
    mailFrom: parsed.MAIL_FROM,
  };
}

/** The installation's own secret, made at the first start and readable by its owner only. */
function keptSecret(directory: string): string {
  const file = path.join(directory, 'secret');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
