/** Every reason for which certificates say no; see `../refusals.ts`. */
export type CertificateRefusalCode =
  | 'certificate-placeholder-unknown'
  | 'certificate-pattern-seq'
  | 'certificate-pattern-signs'
  | 'certificate-number-taken'
  | 'certificate-sentence-missing'
  | 'certificate-picture'
  | 'certificate-template-missing'
  | 'certificate-lines-changed'
  | 'certificate-nothing-to-issue'
  | 'certificate-not-standing'
  | 'certificate-award-revoked'
  | 'certificate-name-missing'
  | 'certificate-batch-running'
  | 'certificate-batch-over'
  | 'certificate-batch-empty';
