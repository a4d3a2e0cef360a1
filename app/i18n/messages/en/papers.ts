import type { papers as source } from '../zh/papers.ts';

export const papers: Record<keyof typeof source, string> = {
  formTitle: 'Application form',
  signatures: 'Signatures and seal',
  signaturesLead:
    'Please check the above, then sign. When the project is changed after signing, its code changes and the form is printed and signed again.',
  signAuthor: 'Author ({name}), signature:\n\n\nDate:',
  signGuardian: 'Guardian of {name}, signature:\n\n\nDate:',
  signTutor: 'Tutor, signature:\n\n\nDate:',
  sealSchool: 'School (seal):\n\n\nDate:',
  codeText:
    'Version code {code}\nType it when you upload the scan: it tells whether this is the newest version.',
  formFoot: 'Application form · version {code}',
  page: 'Page {page} of {pages}',
  receiptTitle: 'Receipt of submission',
  receiptNumber: 'Receipt number',
  receivedAt: 'Received at',
  formCode: 'Version code',
  files: 'Files received ({count})',
  fileName: 'File',
  fileSize: 'Size',
  receiptText: 'Times are the server’s. The SHA-256 of a file proves that it has not changed since.',
  download: 'Download the form (PDF)',
  downloadReceipt: 'Download the receipt (PDF)',
  scanLead:
    'Download the form, have it signed and sealed, upload a scan or photo, then type the code on the paper.',
  scanCurrent: 'Agrees with the present content',
  scanOutdated: 'Outdated: the content has changed since it was signed. Print and sign it again.',
  scanUnconfirmed: 'Type the version code on the paper',
  codeLabel: 'Version code on the paper',
  codeHint: 'At the foot of every page, such as 7KQF-M2XA',
  confirmCode: 'Check the version',
  codeConfirmed: 'The version code agrees',
};
