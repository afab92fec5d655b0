import { maskName, maskPhone } from './mask.js';

describe('masking', () => {
  it.each([
    ['林知夏', '林**'],
    ['欧阳明月', '欧**'],
    ['A', 'A**'],
    ['', ''],
  ])('shows only the first character of the name %s', (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ['13812342214', '138****2214'],
    ['+86 138 1234 2214', '138****2214'],
    ['01012345678', '010****5678'],
    ['1234567', '****'],
    ['', '****'],
  ])('keeps the middle of the phone %s hidden', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
});
