import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const EnvSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address people type. Links on slips and in invitations begin with it. */
  PORTAL_ORIGIN: z.url().optional(),
  /** Everything that must be kept: database, files, secret. */
  PORTAL_DATA: z.string().min(1).default('data'),
  /** `file:…`, or the PostgreSQL server that several machines share: `postgresql://user:password@host:5432/portal`. */
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'begins with file: or postgresql://')
    .optional(),
  /** 32 or more characters; made and kept in the data directory when not given. */
  PORTAL_SECRET: z.string().min(32).optional(),
  UPLOADTHING_TOKEN: z.string().min(1).optional(),
  /** An S3-compatible server that keeps the files: all of these or none; region and style have defaults. */
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().min(1).optional(),
  S3_REGION: z.string().min(1).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  S3_PATH_STYLE: z.enum(['true', 'false']).optional(),
  /** ClamAV's daemon: `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`. Not given: files are not scanned. */
  CLAMAV_URL: z
    .string()
    .regex(/^(tcp:\/\/.+|unix:\/.+)$/)
    .optional(),
  /** IANA name. Dates that belong to no round are shown in it, and new rounds begin with it. */
  PORTAL_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'is no time zone, such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  SMTP_URL: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).optional(),
});

/** Where a bucket is and with which keys it opens. */
export type BucketSettings = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** `https://endpoint/bucket/name` instead of `https://bucket.endpoint/name`. */
  pathStyle: boolean;
};

export type Env = {
  mode: 'development' | 'production' | 'test';
  port: number;
  origin: string;
  dataDirectory: string;
  databaseUrl: string;
  secret: string;
  uploadThingToken: string | undefined;
  bucket: BucketSettings | undefined;
  clamavUrl: string | undefined;
  timeZone: string;
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
    bucket: bucketSettings(parsed),
    clamavUrl: parsed.CLAMAV_URL,
    timeZone: parsed.PORTAL_TIME_ZONE,
    smtpUrl: parsed.SMTP_URL,
    mailFrom: parsed.MAIL_FROM,
  };
}

/** All that a bucket needs, or nothing: with half of it, files would go where nobody looks for them. */
function bucketSettings(parsed: z.infer<typeof EnvSchema>): BucketSettings | undefined {
  const {
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
    S3_REGION: region,
    S3_PATH_STYLE: pathStyle,
  } = parsed;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) {
    const needed = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;
    const missing = needed.filter((name) => !parsed[name]);
    if (missing.length === needed.length && !region && !pathStyle) return undefined;
    throw new Error(
      `For files in a bucket, set also ${missing.join(', ')}; or no variable that begins with S3_`,
    );
  }
  if (parsed.UPLOADTHING_TOKEN)
    throw new Error('UPLOADTHING_TOKEN and S3_ENDPOINT both say where files go: set only one of them');
  return {
    endpoint: endpoint.replace(/\/$/, ''),
    bucket,
    region: region ?? 'us-east-1',
    accessKeyId,
    secretAccessKey,
    pathStyle: pathStyle !== 'false',
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
