import type { ChannelHealth } from '@jieti/shared/api/channels';
import type { Instant } from '@jieti/shared/model/time';
import type { TokenRow } from './channel-health.queries.js';
import { errorAdvice } from './error-advice.js';

type HealthOfAccount = ChannelHealth['accounts'][number];
export type TokenView = NonNullable<HealthOfAccount['token']>;

const NONE: TokenView = {
  state: 'none',
  fetchedAt: null,
  freshUntil: null,
  lastErrorAt: null,
  code: null,
  sentence: null,
};

/** An error counts until a token was fetched after it. */
export function tokenView(row: TokenRow | undefined, now: Instant): TokenView {
  if (!row || (row.fetchedAt === null && row.lastErrorAt === null)) return NONE;
  const { fetchedAt, freshUntil, lastErrorAt, lastErrcode } = row;
  const isFailing = lastErrorAt !== null && lastErrcode !== null && (fetchedAt === null || lastErrorAt > fetchedAt);
  const code = isFailing ? String(lastErrcode) : null;
  return {
    state: isFailing ? 'failing' : row.hasToken && freshUntil > now ? 'fresh' : 'expired',
    fetchedAt,
    freshUntil: row.hasToken ? freshUntil : null,
    lastErrorAt,
    code,
    sentence: code === null ? null : errorAdvice(code),
  };
}

export interface AccountFindings {
  readonly connected: boolean;
  /** Why its secrets cannot be used. */
  readonly problem: string | null;
  readonly token: TokenView | null;
  readonly lastCheck: HealthOfAccount['lastCheck'];
  readonly failedEvents: number;
}

/** The worst that is known of an account, as one sentence. What was checked last counts until a token was fetched after it. */
export function accountState(found: AccountFindings): Pick<HealthOfAccount, 'state' | 'sentence'> {
  const { connected, problem, token, lastCheck, failedEvents } = found;
  if (problem !== null) return { state: 'failing', sentence: problem };
  if (!connected) return { state: 'missing', sentence: '还没有接入。' };
  if (token?.state === 'failing') return { state: 'failing', sentence: token.sentence ?? '' };
  if (lastCheck && !lastCheck.ok && lastCheck.at > (token?.fetchedAt ?? 0))
    return { state: 'failing', sentence: lastCheck.sentence };
  if (failedEvents > 0) return { state: 'failing', sentence: `${failedEvents} 条推送没有处理成功，可以重试。` };
  return { state: 'ok', sentence: token || lastCheck ? '工作正常。' : '已经接入，还没有调用过微信。' };
}
