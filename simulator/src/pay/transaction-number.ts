import { chinaTime } from '../clock.js';
import type { Platform } from '../platform.js';

/** 28 digits: prefix, day, a running number. */
export function transactionNumber(platform: Platform, prefix: string): string {
  const day = chinaTime(platform.clock.now()).slice(0, 10).replaceAll('-', '');
  return `${prefix}${day}${String(platform.state.nextSerial++).padStart(16, '0')}`;
}
