import fc from 'fast-check';
import { formatMemberCode, parseMemberCode } from './member-code.js';

const part = fc.integer({ min: 0, max: 99_999_999 }).map((value) => String(value).padStart(8, '0'));

describe('the format of a member code', () => {
  it('is 19 digits that read back as what went in', () => {
    fc.assert(
      fc.property(part, part, (handle, otp) => {
        const code = formatMemberCode(handle, otp);
        expect(code).toMatch(/^88\d{17}$/);
        expect(parseMemberCode(code)).toEqual({ handle, otp });
        expect(parseMemberCode(code.replace(/(\d{4})/g, '$1 '))).toEqual({ handle, otp });
      }),
    );
  });

  it('tells every single wrong digit', () => {
    fc.assert(
      fc.property(part, part, fc.nat(18), fc.integer({ min: 1, max: 9 }), (handle, otp, position, shift) => {
        const digits = [...formatMemberCode(handle, otp)];
        digits[position] = String((Number(digits[position]) + shift) % 10);
        expect(parseMemberCode(digits.join(''))).toBe('malformed');
      }),
    );
  });

  it.each(['', '88', '134567890123456789', '880000000000000000x', '8800000000000000000 1'])('refuses %p', (text) => {
    expect(parseMemberCode(text)).toBe('malformed');
  });

  it('refuses parts that are not eight digits', () => {
    expect(() => formatMemberCode('123', '00000000')).toThrow(RangeError);
  });
});
