import type { Fen } from '@jieti/shared/money';

/** `505.3` → 50530, exactly and without floating point; undefined when it is no amount in whole fen. Signs are kept. */
export function decimalFen(text: string): Fen | undefined {
  const match = /^([+-]?)(\d{1,11})(?:\.(\d{1,2})0*)?$/.exec(text.trim());
  if (!match) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
}
