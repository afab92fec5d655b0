import { readQr } from '../../test/unit/decode-png';
import { qrPng } from './qr-png';

describe('the QR image', () => {
  it.each(['920000000000000001', '981234567890123456', 'A1B2-c3'])('reads back as %s', (code) => {
    expect(readQr(qrPng(code))).toBe(code);
  });
});
