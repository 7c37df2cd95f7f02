import { QRPay } from 'vietnam-qr-pay';
import type { FeeAccount } from './read-process-content.ts';

/** What a transfer must say so that the bank's word finds its dossier. Shape: `HS7K3M9QXA`, letters and digits alone. */
export function paymentNoteOf(filingNumber: string): string {
  return filingNumber.replaceAll('-', '');
}

/** The filing number that a transfer's note names, wherever it stands in it; banks put words around it and drop signs. */
export function readPaymentNote(note: string): string | undefined {
  const match = /HS[ -]?([2-9A-HJ-NP-TV-Z]{4})[ -]?([2-9A-HJ-NP-TV-Z]{4})(?![\dA-Z])/u.exec(note.toUpperCase());
  return match === null ? undefined : `HS-${match[1] ?? ''}-${match[2] ?? ''}`;
}

/** The text of the payment's square code. Source: VietQR over EMVCo QR of NAPAS. */
export function writePaymentCode(account: FeeAccount, amountVnd: number, filingNumber: string): string {
  return QRPay.initVietQR({ bankBin: account.bankBin, bankNumber: account.number, amount: String(amountVnd), purpose: paymentNoteOf(filingNumber) }).build();
}
