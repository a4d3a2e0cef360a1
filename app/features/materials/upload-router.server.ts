import { randomUUID } from 'node:crypto';
import { createRouteHandler, createUploadthing } from 'uploadthing/remix';
import type { FileRouter } from 'uploadthing/remix';
import { UploadThingError, UTFiles } from 'uploadthing/server';
import { z } from 'zod';

import { attachMaterial } from './attach-material.server.ts';
import { typeByName } from './file-kinds.ts';
import { beginUpload } from './space.server.ts';
import type { Refusal } from '#app/domain/result.ts';
import { getViewer, loadViewer } from '#app/features/accounts/viewer.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { db } from '#app/platform/db/client.server.ts';
import { env } from '#app/platform/env.server.ts';
import { mediaFacts } from '#app/platform/uploads/media-facts.server.ts';
import { wordTurn } from '#app/platform/uploads/pace.server.ts';
import { embeddedService } from '#app/platform/uploads/service.server.ts';

const builder = createUploadthing({
  // The reason travels as a code; the page makes the sentence of it.
  errorFormatter: (error) => ({ message: error.message }),
});

/** Our own id of the upload: the same file chosen again continues where it broke off. */
function ownId(file: object): string {
  return 'customId' in file && typeof file.customId === 'string' ? file.customId : randomUUID();
}

const TargetSchema = z.object({ entryId: z.uuid(), slotCode: z.string().max(20), uploadId: z.uuid() });

function refused([first]: readonly Refusal[]): UploadThingError {
  return new UploadThingError({ code: 'FORBIDDEN', message: JSON.stringify(first) });
}

/** What may be uploaded: files into the slots of an own project. Limits are the slot's, checked before a byte is sent. */
export const uploadRouter = {
  material: builder(
    { blob: { maxFileSize: '512MB', maxFileCount: 20 } },
    { awaitServerData: true, getFileHashParts: (file) => [ownId(file)] },
  )
    .input(TargetSchema)
    .middleware(async ({ event, input, files }) => {
      // Read from the request itself: context that travels with the call chain may be another request's.
      const viewer = await getViewer(event.request);
      if (!viewer) throw refused([{ code: 'not-allowed' }]);
      const uploadIds = files.map((_, index) => `${input.uploadId}-${index}`);
      const room = await beginUpload(viewer, { ...input, uploadIds }, files, { now: now() });
      if (!room.ok) throw refused(room.refusals);
      return {
        personId: viewer.personId,
        ...input,
        [UTFiles]: files.map((file, index) => ({ ...file, customId: uploadIds[index] })),
      };
    })
    .onUploadComplete(async ({ metadata, file }) => {
      const viewer = await loadViewer(metadata.personId);
      if (!viewer) throw refused([{ code: 'not-allowed' }]);
      const record = await db.storedFile.findUnique({
        where: { key: file.key },
        select: { sha256: true },
      });
      const stored = {
        key: file.key,
        name: file.name,
        size: file.size,
        sha256: record?.sha256 ?? file.fileHash,
        facts: await mediaFacts(file.key, typeByName(file.name) ?? ''),
      };
      const result = await attachMaterial(
        viewer,
        {
          entryId: metadata.entryId,
          slotCode: metadata.slotCode,
          file: stored,
          uploadId: file.customId ?? undefined,
        },
        { now: now() },
      );
      return result.ok
        ? { versionId: result.value.versionId, refusal: '' }
        : { versionId: '', refusal: JSON.stringify(result.refusals[0]) };
    }),
} satisfies FileRouter;

export type UploadRouter = typeof uploadRouter;

type Service = {
  ingest: ReturnType<typeof embeddedService>;
  routes: ReturnType<typeof createRouteHandler>;
};
let service: Service | undefined;

/** The SDK's route handler and, without an account at the cloud, the service that answers it. Made once. */
export function uploads(): Service {
  if (service) return service;
  const hook = (request: Request): Promise<Response> =>
    Promise.resolve(uploads().routes.action({ request, params: {}, context: {} }));
  const ingest = embeddedService(hook);
  const token = env().uploadThingToken;
  const { loader, action } = createRouteHandler({
    router: uploadRouter,
    config: { ...(ingest ? ingest.config : { token }), logLevel: 'Warning' },
  });
  const routes: Service['routes'] = { loader, action: (args) => wordTurn(async () => action(args)) };
  service = { ingest, routes };
  return service;
}
