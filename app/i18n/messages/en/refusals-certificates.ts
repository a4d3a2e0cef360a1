import type { CertificateRefusalCode } from '#app/domain/certificate/refusals.ts';

/** Why certificates say no. */
export const certificateRefusals: Record<CertificateRefusalCode, string> = {
  'certificate-placeholder-unknown': '{names} cannot be filled in here. Use the buttons to insert what can.',
  'certificate-pattern-seq': 'The pattern needs one running number and no more, such as {seq:4}.',
  'certificate-pattern-signs': 'Numbers may not hold spaces or any of / ? # % \\.',
  'certificate-number-taken': 'Number {number} has been used. Choose another pattern.',
  'certificate-sentence-missing': 'A certificate must say that it is not a basis for admission.',
  'certificate-picture': 'Choose a PNG or JPG picture of 5 MB at most.',
  'certificate-template-missing': 'Choose a template.',
  'certificate-lines-changed':
    'The awards have changed: {count} certificates can be issued now. Look at them, then issue.',
  'certificate-nothing-to-issue': 'There are no certificates to issue.',
  'certificate-not-standing': 'This certificate is void or has been corrected already.',
  'certificate-award-revoked': 'The award has been revoked; no certificate can be issued for it.',
  'certificate-name-missing': 'Enter a name.',
  'certificate-batch-running': 'A PDF is being made. Wait until it is done, or cancel it first.',
  'certificate-batch-over': 'That PDF is no longer being made.',
  'certificate-batch-empty': 'There are no valid certificates to print.',
};
