import type { Contents } from './package-schema.ts';

/** What stands in a hand-over package, for who opens it without knowing the portal. */
export function packageReadme({ from, to, package: { version }, entries }: Contents, lost: number): string {
  return `移交包 第 ${version} 版
${from.organiser}　${from.round}（${from.edition}）　→　${to.contest}${to.organiser ? `（${to.organiser}）` : ''}
共 ${entries.length} 件作品。${lost > 0 ? `另有 ${lost} 个文件未能取到，见 entries.json 中 path 为空的材料。` : ''}

含未成年人个人信息：仅供上述赛事组织使用，不得外传；用完后请删除。
其中没有电话、证件号码、住址和监护人姓名。

list-F.xlsx     推荐名单（打印用）
entries.csv     每件作品一行，表头与推荐名单一致；可直接导入使用同一软件的平台
entries.json    全部内容（格式第 1 版，见下）
materials/      材料文件，每件作品一个文件夹，以作品编号命名
manifest.json   其余每个文件的 SHA-256 和大小

使用同一软件的平台：在赛事的“作品”页选择“从外部导入”，上传本压缩包即可。
名单变动（撤下、递补）后请重新下载；版本号会增加，变动记在 entries.json 的 changes 中。

Hand-over package, version ${version}
${from.organiser}, ${from.round} (${from.edition})  ->  ${to.contest}${to.organiser ? ` (${to.organiser})` : ''}
${entries.length} entries.${lost > 0 ? ` ${lost} files could not be read: materials in entries.json whose path is null.` : ''}

Holds personal data of minors: for the contest named above and nobody else. Delete it after use.
There are no phone numbers, identity numbers, addresses or names of guardians in it.

list-F.xlsx     the list, for print
entries.csv     one line for each entry, under the headings of the list; portals of the same software import it
entries.json    everything (format 1, below)
materials/      files, in a folder for each entry, named by its number
manifest.json   SHA-256 and size of every other file

entries.json
  package    list (id), version, handedOnAt
  from, to   who hands over, and to whom
  entries    id (the same in every version), number, title, abstract, unit, school, category, group, discipline
             (code and name), team, authors (name, grade, school, ownWork: the own work in the author's words),
             tutors, answers (to the application form), submittedAt
    rounds     rounds it has stood in, oldest first, the last is this one: number, rank, score, prizes
    consents   author (from 1; null: for all), kind (participation: the guardian's; form: the guardian's, of the
               application form; school-form: the school's), method, at, text (its version, or the form's code)
    materials  slot, path (null: not to be had), fileName, mediaType, bytes, sha256, version, formCode (of a signed
               form), signedOn, uploadedAt
  changes    entries withdrawn or added since it was handed on
Times are UTC.
`;
}
