import Code128 from 'jsbarcode/bin/barcodes/CODE128/CODE128_AUTO.js';
import { modulesToPng } from './png';

/** The code as CODE 128; digits take the compact set C. */
export function barcodePng(code: string): string {
  const bars = Array.from(new Code128(code, {}).encode().data, (bar) => bar === '1');
  return modulesToPng({ rows: [bars], scale: 3, quiet: 4, rowHeight: 90 });
}
