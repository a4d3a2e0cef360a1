import { isOnPaper, isRefused } from '#app/domain/form-proof.ts';
import type { FormProof } from '#app/domain/form-proof.ts';
import { useT } from '#app/i18n/context.tsx';
import { Badge } from '#app/ui/badge.tsx';

/** How far the electronic confirmation of a form is, in a line or two of a list. */
export function FormProofNote({ proof }: { proof: FormProof }) {
  const t = useT();
  const refused = isRefused(proof);
  if (isOnPaper(proof) && !refused) return <span className="text-sm">{t('confirm.onPaper')}</span>;
  const done = proof.guardians.filter(({ state }) => state === 'current').length;
  const all = proof.guardians.length;
  return (
    <div className="flex flex-wrap gap-1">
      <Badge tone={refused ? 'danger' : done === all ? 'done' : 'signal'}>
        {t('confirm.progress', { done, all })}
        {refused ? ` · ${t('confirm.state-refused')}` : ''}
      </Badge>
      <Badge tone={proof.school === 'current' ? 'done' : 'signal'}>
        {`${t('confirm.school')} · ${t(`confirm.state-${proof.school}`)}`}
      </Badge>
    </div>
  );
}
