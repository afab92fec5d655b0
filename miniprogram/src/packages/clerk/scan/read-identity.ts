import type { Identify } from '@jieti/shared/api/till';

const phone = /^1\d{10}$/;
const rotatingCode = /^\d{15,20}$/;
const signedCode = /^(\d{15,20})\.[\w-]+\.[\w-]+$/;

/**
 * What a clerk scanned or typed: 18 or so digits are a code, also with its signed claim behind them; 11 a phone, all else
 * a card number.
 */
export function readIdentity(text: string): Identify | undefined {
  const compact = text.replace(/[\s-]/g, '');
  if (compact === '') return undefined;
  const code = signedCode.exec(text.trim())?.[1] ?? (rotatingCode.test(compact) ? compact : undefined);
  if (code !== undefined) return { code };
  return phone.test(compact) ? { phone: compact } : { cardNo: compact };
}
