import fc from 'fast-check';
import { HandlePermutation } from './handle-permutation.js';
import { MemberCodes } from './member-codes.js';

const secrets = { session: '', memberCode: 'a secret of thirty-two characters', personalData: '' };
const codes = new MemberCodes({ secrets });
const now = Date.UTC(2026, 5, 12, 6, 32, 10);
const STEP = 30_000;
const codeAt = (at: number, memberId = 917) => codes.issueCodes(memberId, at, 1)[0]!.code;

describe('a member code', () => {
  it('has 19 digits that no payment app takes for its own', () => {
    expect(codeAt(now)).toMatch(/^88\d{17}$/);
  });

  it('is read back as its member while it is shown, and one step before and after', () => {
    for (const off of [-1, 0, 1]) {
      expect(codes.verifyCode(codeAt(now + off * STEP), now)).toMatchObject({
        kind: 'valid',
        memberId: 917,
        age: 'current',
      });
    }
  });

  it('may only earn from two to ten steps later', () => {
    for (const off of [2, 10]) {
      expect(codes.verifyCode(codeAt(now - off * STEP), now)).toMatchObject({ kind: 'valid', age: 'old' });
    }
  });

  it('is expired after that, and forged when it comes from the future', () => {
    expect(codes.verifyCode(codeAt(now - 11 * STEP), now)).toEqual({ kind: 'expired' });
    expect(codes.verifyCode(codeAt(now - 2000 * STEP), now)).toEqual({ kind: 'expired' });
    expect(codes.verifyCode(codeAt(now + 2 * STEP), now)).toEqual({ kind: 'forged' });
  });

  it('is forged when another shop made it', () => {
    const other = new MemberCodes({ secrets: { ...secrets, memberCode: 'the other secret of another shop' } });
    expect(codes.verifyCode(other.issueCodes(917, now, 1)[0]!.code, now)).toEqual({ kind: 'forged' });
  });

  it('is malformed with any one digit changed', () => {
    const code = codeAt(now);
    for (let place = 2; place < code.length; place += 1) {
      const wrong = code.slice(0, place) + String((Number(code[place]) + 1) % 10) + code.slice(place + 1);
      expect(codes.verifyCode(wrong, now)).toEqual({ kind: 'malformed' });
    }
    for (const text of ['', '88', '134567890123456789', `${code}0`, 'abc']) {
      expect(codes.verifyCode(text, now)).toEqual({ kind: 'malformed' });
    }
  });

  it('may be typed in groups', () => {
    expect(codes.verifyCode(codeAt(now).replace(/(\d{4})/g, '$1 '), now)).toMatchObject({ kind: 'valid' });
  });

  it('comes for the next ten minutes without gaps', () => {
    const issued = codes.issueCodes(917, now);
    expect(issued).toHaveLength(20);
    expect(issued[0]!.from).toBeLessThanOrEqual(now);
    expect(issued[0]!.until).toBeGreaterThan(now);
    for (const [index, code] of issued.slice(1).entries()) expect(code.from).toBe(issued[index]!.until);
  });
});

describe('the handle of a member', () => {
  const handles = new HandlePermutation(Buffer.from('key'));

  it('leads back to exactly that member', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (id) => {
        expect(handles.handleOf(id)).toMatch(/^\d{8}$/);
        expect(handles.memberIdOf(handles.handleOf(id))).toBe(id);
      }),
    );
  });

  it('does not show the number of the member or who came next', () => {
    const first = Array.from({ length: 100 }, (_, id) => handles.handleOf(id));
    expect(new Set(first).size).toBe(100);
    expect(first.filter((handle, id) => Number(handle) === id)).toHaveLength(0);
    const steps = new Set(first.slice(1).map((handle, i) => Number(handle) - Number(first[i])));
    expect(steps.size).toBeGreaterThan(90);
  });
});
