import type { CertificateRefusalCode } from '#app/domain/certificate/refusals.ts';

/** Why certificates say no. */
export const certificateRefusals: Record<CertificateRefusalCode, string> = {
  'certificate-placeholder-unknown': '这里不能填入 {names}，请用列出的按钮插入。',
  'certificate-pattern-seq': '编号规则里要有且只有一个流水号，例如 {seq:4}。',
  'certificate-pattern-signs': '编号里不能有空格和 / ? # % \\ 这些符号。',
  'certificate-number-taken': '编号 {number} 已经用过，请换一个编号规则。',
  'certificate-sentence-missing': '证书必须写明不作为招生入学依据。',
  'certificate-picture': '请选择 PNG 或 JPG 图片，不超过 5 MB。',
  'certificate-template-missing': '请选择模板。',
  'certificate-lines-changed': '获奖情况有变化，现在有 {count} 张可以颁发。请核对后再颁发。',
  'certificate-nothing-to-issue': '没有可以颁发的证书。',
  'certificate-not-standing': '这张证书已经作废或被更正，不能再操作。',
  'certificate-award-revoked': '这个奖项已被撤销，不能再颁发证书。',
  'certificate-name-missing': '请填写姓名。',
  'certificate-batch-running': '已有一份 PDF 正在生成，请等它完成，或先取消。',
  'certificate-batch-over': '这次生成已经结束。',
  'certificate-batch-empty': '没有可以打印的有效证书。',
};
