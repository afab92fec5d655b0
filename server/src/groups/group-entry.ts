import type { Instant } from '@jieti/shared/model/time';
import { openOpenData, type SealedOpenData } from '../wechat/open-data.js';

const EARLY_MS = 5 * 60_000;
/** What is older may have been copied from somewhere. */
const LATE_MS = 86_400_000;

/** From which group the mini-program was opened, and when WeChat said so. */
export interface OpenedGroupEntry {
  readonly openGid: string;
  readonly at: Instant;
}

/** Null where it does not open with this key, is of another mini-program, or was sealed more than a day ago. */
export function openGroupEntry(sealed: SealedOpenData, now: Instant): OpenedGroupEntry | null {
  const opened = openOpenData(sealed);
  if (opened.kind === 'refused') return null;
  const { openGId: openGid, watermark } = opened.data;
  const at = Number((watermark as { readonly timestamp?: unknown } | undefined)?.timestamp) * 1000;
  if (typeof openGid !== 'string' || openGid === '' || openGid.length > 128) return null;
  if (!(at <= now + EARLY_MS && at >= now - LATE_MS)) return null;
  return { openGid, at: Math.min(at, now) };
}
