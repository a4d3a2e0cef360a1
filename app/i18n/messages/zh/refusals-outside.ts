import type { OutsideRefusal } from '#app/domain/outside/refusals.ts';

/** Why the portal says no to packages and tables of entries from outside. */
export const outsideRefusals: Record<OutsideRefusal, string> = {
  'entry-table-no-headings': '没有找到表头。至少要有“项目名称”“学校”“第一作者”三列。',
  'import-reason': '报送时间已过，请写明导入的原因。',
  'import-judged': '有 {count} 件作品已经开始评审或进入名单，这次导入不能撤销。',
  'package-none': '这不是移交包。请上传从推荐名单页面下载的 ZIP 文件，不要解压后重新压缩。',
  'package-newer': '移交包的格式比本平台新，请先升级本平台。',
  'package-broken': '移交包不完整，或内容与清单不符。请向移交单位重新索取。',
  'package-too-large': '移交包太大（上限 {max}）。请让移交单位分批移交。',
  'package-unsafe': '移交包里有不安全的内容，没有导入。请向移交单位核实来源。',
  'package-file-type': '{number} 的文件“{name}”不是平台接收的类型，整个移交包没有导入。',
  'package-file-hash': '{number} 的文件“{name}”与清单不符，整个移交包没有导入。请重新索取。',
  'package-file-content': '{number} 的文件“{name}”的内容与类型不符，整个移交包没有导入。',
  'package-file-virus': '{number} 的文件“{name}”含有病毒，整个移交包没有导入。请让移交单位更换文件。',
  'package-failed': '导入中断，没有写入任何内容。请再试一次；仍不成功请联系平台管理员。',
};
