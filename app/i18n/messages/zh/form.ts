/** What is wrong with a field, by rule. */
export const form = {
  required: '请填写此项',
  tooShort: '至少 {min} 个字',
  tooLong: '最多 {max} 个字',
  tooSmall: '不能小于 {min}',
  tooBig: '不能大于 {max}',
  choose: '请选择其中一项',
  number: '请填写数字',
  wholeNumber: '请填写整数',
  email: '请填写完整的电子邮箱，例如 name@example.cn',
  date: '请填写日期，例如 2026-03-01',
  pattern: '格式不正确，请看上方的说明',
  file: '请选择文件',
  other: '请检查此项',
  summary: '有 {count} 处需要修改，已填写的内容都还在',
  optional: '（选填）',
  counter: '{used} / {max} 字',
} as const;
