import { encode } from 'uqr';
import { modulesToPng } from './png';

/** The code as a QR image; the panel around it gives the rest of the quiet zone. */
export const qrPng = (code: string): string =>
  modulesToPng({ rows: encode(code, { ecc: 'M', border: 0 }).data, scale: 6, quiet: 2 });
