/** 88 is the prefix of no payment code (10–15 and 25–30 are taken), so no payment app reads ours for its own. */
const MEMBER_CODE_PREFIX = '88';
const PART_DIGITS = 8;
const CODE = new RegExp(`^${MEMBER_CODE_PREFIX}\\d{${2 * PART_DIGITS + 1}}$`);

/** The two parts of a member code, eight digits each. */
export interface MemberCode {
  /** Stands for the member; not the member's id. */
  readonly handle: string;
  /** The one-time password of its 30 seconds. */
  readonly otp: string;
}

/** 19 digits: prefix, handle, one-time password, Luhn check digit. Both parts must be eight digits. */
export function formatMemberCode(handle: string, otp: string): string {
  const digits = `${MEMBER_CODE_PREFIX}${handle}${otp}`;
  if (!CODE.test(`${digits}0`)) throw new RangeError('handle and otp must be eight digits each');
  return `${digits}${checkDigitOf(digits)}`;
}

/** Reads a scanned or typed code; spaces and dashes do not matter. */
export function parseMemberCode(text: string): MemberCode | 'malformed' {
  const digits = text.replace(/[\s-]/g, '');
  if (!CODE.test(digits) || checkDigitOf(digits.slice(0, -1)) !== digits.at(-1)) return 'malformed';
  return { handle: digits.slice(2, 2 + PART_DIGITS), otp: digits.slice(2 + PART_DIGITS, -1) };
}

/** Luhn (ISO/IEC 7812-1): tells every single wrong digit and nearly every swap of neighbours. */
function checkDigitOf(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const value = i % 2 === 0 ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
  }
  return String((10 - (sum % 10)) % 10);
}
