import type { Translate } from './use-text';

/** `42 秒`, `3 分 05 秒`. */
export function dwellWords(ms: number, t: Translate): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return t('{s} 秒', { s: seconds });
  return t('{m} 分 {s} 秒', { m: Math.floor(seconds / 60), s: String(seconds % 60).padStart(2, '0') });
}
