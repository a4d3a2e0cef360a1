import { cloudAddress, fileStore } from '#app/platform/uploads/service.server.ts';

/** The bytes of a stored file, wherever files are. */
export async function* readStored(key: string): AsyncGenerator<Uint8Array> {
  const address = await cloudAddress(key);
  if (!address) {
    yield* fileStore().read(key) as AsyncIterable<Buffer>;
    return;
  }
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`stored file ${key}: ${response.status}`);
  yield* response.body as unknown as AsyncIterable<Uint8Array>;
}
