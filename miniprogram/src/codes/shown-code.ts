import type { MemberCodes } from '@jieti/shared/api/me';

export interface ShownCode {
  /** The digits, as the bar code holds them and a clerk may type them. */
  readonly code: string;
  /** What the QR code holds: the digits with the signed claim that a till without a network can check. */
  readonly qr: string;
  /** Whole seconds until the next code. */
  readonly secondsLeft: number;
  /** What is left of this code, 1 to 0. */
  readonly share: number;
  /** Minutes for which codes are in store without a network, rounded down. */
  readonly minutesInStore: number;
  readonly codesAhead: number;
}

/** The code of the moment from those fetched ahead; undefined when none covers it. `now` is the server's time. */
export function shownCode(codes: MemberCodes['codes'], now: number): ShownCode | undefined {
  const current = codes.find((c) => c.from <= now && now < c.until);
  if (!current) return undefined;
  const left = current.until - now;
  const last = Math.max(...codes.map((c) => c.until));
  return {
    code: current.code,
    qr: current.qr,
    secondsLeft: Math.ceil(left / 1000),
    share: left / (current.until - current.from),
    minutesInStore: Math.floor((last - now) / 60_000),
    codesAhead: codes.filter((c) => c.from > now).length,
  };
}
