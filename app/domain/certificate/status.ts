/** What a certificate is worth now. */
export type CertificateStatus = 'valid' | 'void' | 'superseded';

type Facts = {
  voidedAt: Date | null;
  supersededById: string | null;
  award: { revokedAt: Date | null } | null;
};

/** The status, and since when it is void. A revoked award voids its certificates, whatever they say themselves. */
export function certificateStatus({ voidedAt, supersededById, award }: Facts): {
  status: CertificateStatus;
  voidSince: Date | null;
} {
  const voidSince = voidedAt ?? award?.revokedAt ?? null;
  if (voidSince) return { status: 'void', voidSince };
  return { status: supersededById ? 'superseded' : 'valid', voidSince: null };
}
