import type { ListView } from './list-types.ts';
import { useT } from '#app/i18n/context.tsx';
import { BarList } from '#app/ui/bar-list.tsx';
import { NoticeBox } from '#app/ui/notice-box.tsx';
import { Section } from '#app/ui/section.tsx';
import type { Tone } from '#app/ui/tone.ts';

type Rules = ListView['rules'];
type Rule = Pick<Rules['caps'][number], 'kind' | 'label' | 'limit'>;

/** How far each line of the quota is used, and which lines could not be kept. */
export function ListRules({ rules: { caps, clashes, proved, capTied } }: { rules: Rules }) {
  const t = useT();
  const label = (rule: Rule) => Object.values(rule.label).join(' · ') || t('results.capTotal');
  const bound = ({ kind, limit }: Rule) =>
    t(kind === 'floor' ? 'results.floorOf' : 'results.capOf', { limit });
  const short = caps.filter(({ kind, used, limit }) => kind === 'floor' && used < limit);
  const tied =
    capTied.length > 0 ? (
      <NoticeBox tone="signal" className="my-4">
        {t('prizes.capTied', { names: capTied.join(t('common.listComma')) })}
      </NoticeBox>
    ) : null;
  if (caps.length === 0) return tied;
  return (
    <>
      {clashes.length > 0 ? (
        <NoticeBox tone="danger" className="my-4" title={t('results.clashTitle')}>
          <p>{t('results.clashLead')}</p>
          {clashes.map((clash, index) => (
            <ul key={index} className="mt-2 list-disc ps-6">
              {clash.map((rule, at) => (
                <li key={at}>
                  {t('results.clashRule', {
                    label: label(rule),
                    bound: bound(rule),
                    candidates: rule.candidates,
                  })}
                </li>
              ))}
            </ul>
          ))}
        </NoticeBox>
      ) : null}
      {clashes.length === 0 && short.length > 0 ? (
        <NoticeBox tone="signal" className="my-4" title={t('results.shortTitle')}>
          <ul className="list-disc ps-6">
            {short.map((rule, index) => (
              <li key={index}>{`${label(rule)} ${rule.used} / ${bound(rule)}`}</li>
            ))}
          </ul>
        </NoticeBox>
      ) : null}
      {proved ? null : (
        <NoticeBox tone="signal" className="my-4">
          {t('results.unproved')}
        </NoticeBox>
      )}
      <Section title={t('results.quotaUse')}>
        <BarList
          caption={t('results.quotaUse')}
          heads={[t('results.quotaLine'), t('results.quotaUsed')]}
          bars={caps.map((cap, index) => ({
            key: `${index}`,
            label: label(cap),
            value: cap.used,
            ...(cap.kind === 'floor' ? { floor: cap.limit } : { limit: cap.limit }),
            text: cap.kind === 'floor' ? `${cap.used} / ${bound(cap)}` : `${cap.used} / ${cap.limit}`,
            tone: toneOf(cap),
          }))}
        />
      </Section>
    </>
  );
}

function toneOf({ kind, used, limit }: Rules['caps'][number]): Tone {
  if (kind === 'floor') return used < limit ? 'signal' : 'done';
  return used > limit ? 'danger' : used === limit ? 'done' : 'info';
}
