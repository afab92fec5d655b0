import type { Purpose } from '../../model/purpose.js';
import type { Instant } from '../../model/time.js';
import { purposeWording } from './purpose-wording.js';

/** After a no, the phone does not ask by itself for this long: 180 days (网络数据安全管理条例 22). */
export const ASK_AGAIN_AFTER_MS = 180 * 86_400_000;

/** The last word on one purpose. */
export interface ConsentWord {
  readonly granted: boolean;
  readonly noticeVersion: number;
  readonly at: Instant;
}

/** D220: the last word counts; without one, what holds from the start; a yes to earlier wording is none. */
export function isGranted(purpose: Purpose, last: ConsentWord | null): boolean {
  const { fromTheStart, since } = purposeWording[purpose];
  if (last === null) return fromTheStart;
  return last.granted && last.noticeVersion >= since;
}

/** D221: whether the phone may put the question by itself; turning it on in the settings is always open. */
export function mayAsk(purpose: Purpose, last: ConsentWord | null, now: Instant): boolean {
  if (isGranted(purpose, last)) return false;
  return last === null || last.granted || now - last.at >= ASK_AGAIN_AFTER_MS;
}
