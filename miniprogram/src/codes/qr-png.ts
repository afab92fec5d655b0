import { encode } from 'uqr';
import { modulesToPng } from './png';

/** Longer texts are read from a clean screen: fewer, larger modules help more than room for damage. */
const longText = 64;

/** The code as a QR image; the panel around it gives the rest of the quiet zone. */
export function qrPng(text: string): string {
  const isLong = text.length > longText;
  const rows = encode(text, { ecc: isLong ? 'L' : 'M', border: 0 }).data;
  return modulesToPng({ rows, scale: isLong ? 4 : 6, quiet: 2 });
}
