import type { Identify } from '@jieti/shared/api/till';

const phone = /^1\d{10}$/;
const rotatingCode = /^\d{15,20}$/;

/** What a clerk scanned or typed: 18 or so digits are a code, 11 a phone, all else a card number. */
export function readIdentity(text: string): Identify | undefined {
  const compact = text.replace(/[\s-]/g, '');
  if (compact === '') return undefined;
  if (rotatingCode.test(compact)) return { code: compact };
  return phone.test(compact) ? { phone: compact } : { cardNo: compact };
}
