export interface Attendance {
  readonly code: string;
  readonly gatheringId?: number;
}

/** What was typed or scanned at the place: six digits, or the page that the screen's code names; undefined for anything else. */
export function attendanceOf(text: string): Attendance | undefined {
  const plain = text.replace(/\s/g, '');
  if (/^\d{6}$/.test(plain)) return { code: plain };
  const [, code] = /[?&]code=(\d{6})(?:&|$)/.exec(plain) ?? [];
  const [, id] = /[?&]id=(\d{1,15})(?:&|$)/.exec(plain) ?? [];
  if (!code || !id || !plain.includes('packages/community/gathering/index')) return undefined;
  return { code, gatheringId: Number(id) };
}
