import { useRevalidator, useSubmit } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';

import { endUpload, pendingUploads, uploadIdOf } from './pending-uploads.ts';
import type { PendingUpload } from './pending-uploads.ts';
import type { UploadRouter } from './upload-router.server.ts';

export type Refused = { code: string; params?: Record<string, string | number> };

/** One chosen file on its way. `failed` is the doing of the network or the server and may be tried again. */
export type Upload = {
  id: string;
  file: File;
  progress: number;
  state: 'sending' | 'paused' | 'failed' | 'refused';
  refusal: Refused | null;
};

/** Tries at a network that comes and goes: after one, three and nine seconds. The sent bytes stay sent. */
const PAUSES_MS = [1000, 3000, 9000];

/** Sends chosen files into a slot with the official client, one row of state for each. */
export function useUploads(entryId: string, slotCode: string) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const revalidator = useRevalidator();
  const submit = useSubmit();
  const stops = useRef(new Map<string, AbortController>());
  /** The number under which a file is sent, where it is not its own id. */
  const numbers = useRef(new Map<string, string>());
  const [left, setLeft] = useState<PendingUpload[]>([]);

  // What an earlier visit began: choosing the same file continues it.
  useEffect(() => setLeft(pendingUploads(entryId, slotCode)), [entryId, slotCode]);
  const end = (id: string) => {
    endUpload(entryId, slotCode, id);
    setLeft((all) => all.filter((one) => one.id !== id));
  };

  /** Ends an upload that will not come: the space it was promised is free for the next one. */
  const giveUp = (id: string) => {
    end(id);
    const uploadId = numbers.current.get(id) ?? id;
    // Each by itself: of two given up at once, the second would cut the first one's word off.
    submit({ intent: 'cancel', uploadId }, { method: 'post', navigate: false, fetcherKey: `cancel-${id}` });
  };

  const change = (id: string, patch: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.id === id ? { ...one, ...patch } : one)));
  const drop = (id: string) => setUploads((all) => all.filter((one) => one.id !== id));

  async function send(id: string, file: File): Promise<void> {
    const stop = new AbortController();
    stops.current.set(id, stop);
    change(id, { state: 'sending', refusal: null });
    // Loaded when the first file is chosen: nobody else pays for it.
    const { genUploader } = await import('uploadthing/client');
    const { uploadFiles } = genUploader<UploadRouter>({ url: '/api/uploadthing', package: 'portal' });
    // The same number continues what was sent; a key that another upload has taken needs a new one.
    let uploadId: string = numbers.current.get(id) ?? id;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const [sent] = await uploadFiles('material', {
          files: [file],
          input: { entryId, slotCode, uploadId },
          signal: stop.signal,
          onUploadProgress: ({ progress }) => change(id, { progress }),
        });
        const refusal = sent?.serverData?.refusal;
        if (refusal) {
          giveUp(id);
          change(id, { state: 'refused', refusal: JSON.parse(refusal) as Refused });
          return;
        }
        end(id);
        drop(id);
        revalidator.revalidate();
        return;
      } catch (error) {
        if (stop.signal.aborted) return;
        const refusal = refusalOf(error);
        // A store of files that is away comes back, as a line does; what was sent stays sent.
        if (refusal && refusal.code !== 'storage-unavailable') {
          giveUp(id);
          return change(id, { state: 'refused', refusal });
        }
        if (error instanceof Error && error.message.includes('409')) {
          uploadId = crypto.randomUUID();
          numbers.current.set(id, uploadId);
        }
        const pause = PAUSES_MS[attempt];
        if (pause === undefined) return change(id, { state: 'failed', refusal });
        await new Promise((resume) => setTimeout(resume, pause));
      }
    }
  }

  return {
    uploads,
    /** Begun in an earlier visit and not ended. */
    left: left.filter((one) => uploads.every((upload) => upload.id !== one.id)),
    forget: giveUp,
    add(files: readonly File[]) {
      const added = files.map((file): Upload => ({
        id: uploadIdOf(entryId, slotCode, file),
        file,
        progress: 0,
        state: 'sending',
        refusal: null,
      }));
      // The same file twice is one upload.
      const fresh = added.filter((one) => uploads.every((upload) => upload.id !== one.id));
      setUploads((all) => [...all, ...fresh]);
      for (const { id, file } of fresh) void send(id, file);
    },
    retry: (upload: Upload) => void send(upload.id, upload.file),
    /** Stops sending; what was sent stays sent. */
    pause(upload: Upload) {
      change(upload.id, { state: 'paused' });
      stops.current.get(upload.id)?.abort();
    },
    cancel(upload: Upload) {
      stops.current.get(upload.id)?.abort();
      // What was refused has been given up before.
      if (upload.state !== 'refused') giveUp(upload.id);
      drop(upload.id);
    },
  };
}

/** What the ingest refuses a file for, as it says it. */
const INGEST_CODES = new Set(['file-content', 'file-virus', 'storage-full', 'storage-unavailable']);

/** The portal's own reason inside an error of the SDK, however deep it is wrapped; null when there is none. */
function refusalOf(error: unknown, depth = 0): Refused | null {
  if (typeof error === 'string') {
    if (INGEST_CODES.has(error)) return { code: error };
    if (!error.startsWith('{')) return null;
    const parsed: unknown = JSON.parse(error);
    return typeof parsed === 'object' && parsed !== null && 'code' in parsed ? (parsed as Refused) : null;
  }
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  for (const key of ['message', 'error', 'data', 'cause']) {
    const found = refusalOf(Reflect.get(error, key), depth + 1);
    if (found) return found;
  }
  return null;
}
