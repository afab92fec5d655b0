import { groupThousands } from '@jieti/shared/money';

/** `+95`, `−128`, `0`, with a real minus. */
export function signedNumber(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${groupThousands(Math.abs(value))}`;
}
