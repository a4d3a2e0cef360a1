/** A body that is not what it should be, or that stopped coming: the sender's doing, not ours. */
export class BrokenBodyError extends Error {}

/**
 * The content of the only part of a multipart body, as it streams in. The closing delimiter is held back by its length,
 * so nothing is searched for and any size passes in constant memory. Throws BrokenBodyError when the body is not of that shape.
 */
export async function* singlePart(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Buffer> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) throw new BrokenBodyError('no multipart boundary');
  const closing = Buffer.from(`\r\n--${boundary}--`);
  const held = closing.length + 2;
  let waiting: Buffer = Buffer.alloc(0);
  let inContent = false;
  for await (const piece of body) {
    const chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (inContent && chunk.length > held) {
      // The usual case, without copying: what was held back is content, and the end of this piece may be the delimiter.
      if (waiting.length > 0) yield waiting;
      yield chunk.subarray(0, chunk.length - held);
      waiting = Buffer.from(chunk.subarray(chunk.length - held));
      continue;
    }
    waiting = Buffer.concat([waiting, chunk]);
    if (!inContent) {
      const end = waiting.indexOf('\r\n\r\n');
      if (end < 0) {
        if (waiting.length > 16_384) throw new BrokenBodyError('multipart head too long');
        continue;
      }
      if (!waiting.subarray(0, end).includes(boundary)) throw new BrokenBodyError('multipart head malformed');
      waiting = waiting.subarray(end + 4);
      inContent = true;
    }
    if (waiting.length > held) {
      yield waiting.subarray(0, waiting.length - held);
      waiting = Buffer.from(waiting.subarray(waiting.length - held));
    }
  }
  const at = waiting.lastIndexOf(closing);
  if (!inContent || at < 0) throw new BrokenBodyError('multipart body cut short');
  if (at > 0) yield waiting.subarray(0, at);
}
