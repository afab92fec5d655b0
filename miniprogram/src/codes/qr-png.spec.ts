import { pixelsOf, readQr } from '../../test/unit/decode-png';
import { qrPng } from './qr-png';

/** As long as the digits with a signed claim of the longest tier name. */
const signed = `981234567890123456.${'eyJrIjoiMjA3NzkiLCJ0IjoiZ29sZCJ9'.repeat(5)}.${'Ab3_'.repeat(21)}xy`;

describe('the QR image', () => {
  it('reads back whole when it carries a signed claim', () => {
    expect(readQr(qrPng(signed))).toBe(signed);
  });

  it('has modules of three pixels and more on the narrowest phone, signed or not', () => {
    const shownAt = 212;
    for (const text of [signed, '981234567890123456']) {
      const { width } = pixelsOf(qrPng(text));
      const scale = text === signed ? 4 : 6;
      expect(shownAt / (width / scale)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(['920000000000000001', '981234567890123456', 'A1B2-c3'])('reads back as %s', (code) => {
    expect(readQr(qrPng(code))).toBe(code);
  });
});
