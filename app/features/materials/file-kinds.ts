/** What a slot may accept, by the word in its setting: endings for the file chooser, media types for the check. */
const KINDS: Record<string, { endings: readonly string[]; types: readonly string[] }> = {
  pdf: { endings: ['.pdf'], types: ['application/pdf'] },
  image: { endings: ['.jpg', '.jpeg', '.png', '.webp'], types: ['image/jpeg', 'image/png', 'image/webp'] },
  video: { endings: ['.mp4'], types: ['video/mp4'] },
  office: {
    endings: ['.docx', '.xlsx', '.pptx'],
    types: [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
  },
};

const TYPE_OF: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

const kindsOf = (accepts: string) => accepts.split(',').flatMap((word) => KINDS[word] ?? []);

/** Endings that a slot accepts, for `<input accept>`. */
export function acceptedEndings(accepts: string): string[] {
  return kindsOf(accepts).flatMap((kind) => kind.endings);
}

/** The media type of a file by its ending, which is what decides; null for endings nobody accepts. */
export function typeByName(fileName: string): string | null {
  const ending = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return TYPE_OF[ending] ?? null;
}

/** Whether a slot accepts a file of this name. */
export function acceptsName(accepts: string, fileName: string): boolean {
  const type = typeByName(fileName);
  return type !== null && kindsOf(accepts).some((kind) => kind.types.includes(type));
}
