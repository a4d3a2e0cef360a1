/** What a certificate is worth now. */
export type CertificateStatus = 'valid' | 'void' | 'superseded' | 'merged';

type Facts = {
  recipient: string;
  voidedAt: Date | null;
  supersededBy: { recipient: string } | null;
  award: { revokedAt: Date | null } | null;
};

/**
 * The status, and since when it is void. A revoked award voids its certificates, whatever they say themselves. One that is
 * for another recipient than the one in its place was of a school that has been merged.
 */
export function certificateStatus({ recipient, voidedAt, supersededBy, award }: Facts): {
  status: CertificateStatus;
  voidSince: Date | null;
} {
  const voidSince = voidedAt ?? award?.revokedAt ?? null;
  if (voidSince) return { status: 'void', voidSince };
  if (!supersededBy) return { status: 'valid', voidSince: null };
  return { status: supersededBy.recipient === recipient ? 'superseded' : 'merged', voidSince: null };
}
