import { createHash } from 'node:crypto';

import { packageReadme } from './package-readme.ts';
import { ENTRIES, MANIFEST, PACKAGE_FORMAT, PACKAGE_VERSION } from './package-schema.ts';
import type { Contents, PackageManifest } from './package-schema.ts';
import type { StoredMaterial } from './package-contents.server.ts';
import { readStored } from './stored-bytes.server.ts';
import { GRADES } from '#app/features/results/list-lines.server.ts';
import { csvText } from '#app/features/shared/csv-text.ts';
import { textFile } from '#app/platform/zip-write.server.ts';
import type { ZipFile } from '#app/platform/zip-write.server.ts';

/** `entries.csv`: the columns of the recommendation list, so that people and the import read the same. */
export function entriesCsv({ entries }: Pick<Contents, 'entries'>): string {
  const most = Math.max(3, ...entries.map(({ authors }) => authors.length));
  const places = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'].slice(0, most);
  return `\uFEFF${csvText([
    [
      '序号',
      '推荐单位',
      '类别',
      '组别',
      '学科',
      '作品编号',
      '项目名称',
      '个人/集体',
      ...places.map((place) => `第${place}作者`),
      '年级',
      '学校',
      '辅导教师',
      '排名',
      '得分',
      '备注',
    ],
    ...entries.map((entry, index) => {
      const last = entry.rounds.at(-1);
      return [
        String(index + 1),
        entry.unit.name,
        entry.category?.name ?? '',
        entry.group?.name ?? '',
        entry.discipline?.name ?? '',
        entry.number,
        entry.title,
        entry.team ? '集体' : '个人',
        ...places.map((_, place) => entry.authors[place]?.name ?? ''),
        entry.authors.map(({ grade }) => GRADES[grade - 1] ?? '').join('、'),
        entry.school.name,
        entry.tutors.map(({ name }) => name).join('、'),
        last?.rank == null ? '' : String(last.rank),
        last?.score ?? '',
        '',
      ];
    }),
  ])}`;
}

/** The files of a package in their order: what explains it first, the materials last. */
export function packageFiles(
  contents: Contents,
  { list, stored }: { list: Uint8Array; stored: readonly StoredMaterial[] },
): ZipFile[] {
  const lost = contents.entries.flatMap(({ materials }) => materials).filter(({ path }) => path === null);
  const texts = {
    'README.txt': Buffer.from(packageReadme(contents, lost.length)),
    [ENTRIES]: Buffer.from(`${JSON.stringify(contents, null, 2)}\n`),
    'entries.csv': Buffer.from(entriesCsv(contents)),
    'list-F.xlsx': Buffer.from(list),
  };
  const manifest: PackageManifest = {
    format: PACKAGE_FORMAT,
    formatVersion: PACKAGE_VERSION,
    files: Object.fromEntries([
      ...Object.entries(texts).map(([name, bytes]) => [
        name,
        { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.byteLength },
      ]),
      ...stored.map(({ path, sha256, bytes }) => [path, { sha256, bytes }]),
    ]),
  };
  return [
    textFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`),
    ...Object.entries(texts).map(([name, bytes]) => textFile(name, bytes)),
    ...stored.map(({ path, bytes, fileKey }) => ({
      name: path,
      size: bytes,
      read: () => readStored(fileKey),
    })),
  ];
}
