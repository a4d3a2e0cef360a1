import type { SubmissionResult } from '@conform-to/react';

import { NoticeBox } from '#app/ui/notice-box.tsx';
import { useErrorTexts } from './error-text.ts';

/** Why a button's act was refused, for pages whose forms have no fields to point at. */
export function RefusalBox({ result }: { result: SubmissionResult<string[]> | undefined | null }) {
  const texts = useErrorTexts();
  // One sentence may stand at several fields.
  const all = [...new Set(Object.values(result?.error ?? {}).flatMap((list) => texts(list ?? undefined)))];
  if (all.length === 0) return null;
  return (
    <NoticeBox tone="danger" role="alert" className="my-4">
      {all.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </NoticeBox>
  );
}
