import type { CertificateStatus } from '#app/domain/certificate/status.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

const TONE = { valid: 'done', void: 'danger', superseded: 'signal', merged: 'signal' } as const;

/** What a certificate is worth, as a word. */
export function CertificateBadge({ status }: { status: CertificateStatus }) {
  const t = useT();
  return <Badge tone={TONE[status]}>{t(`certificates.status-${status}`)}</Badge>;
}
