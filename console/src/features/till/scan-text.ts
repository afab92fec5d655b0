import type { Identify } from '@jieti/shared/api/till';

/** The 19 digits of the bar code, or `digits.claim.signature` of the QR code. */
const QR = /^(\d{18,19})\.[\w-]+\.[\w-]+$/;

/** What a scanner read or a clerk typed, as a way to find the member: code, phone number or card number; null: nothing. */
export function whoIs(text: string): Identify | null {
  const clean = text.trim();
  if (clean === '') return null;
  if (QR.test(clean)) return { code: clean };
  // A QR code that arrived in pieces still has its digits, which are enough.
  const digits = clean.split('.', 1)[0]!.replace(/[\s-]/g, '');
  if (/^\d{18,19}$/.test(digits)) return { code: digits };
  if (/^1\d{10}$/.test(digits)) return { phone: digits };
  return { cardNo: clean.slice(0, 32) };
}
