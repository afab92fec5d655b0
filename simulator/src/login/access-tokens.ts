import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import type { AccessToken } from '../state/state.js';

const tokenLife = 7_200_000;
/** A replaced classic token stays usable; a stable one is renewed so long before its end. */
const overlap = 5 * 60_000;
const forcedPerDay = 20;
const forcedApart = 30_000;

export interface IssuedToken {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** `GET /cgi-bin/token`: always a new one; the one before works five more minutes. */
export function issueClassicToken(platform: Platform, appId: string): IssuedToken {
  const now = platform.clock.now();
  for (const token of tokensOf(platform, appId, 'classic')) token.replacedAt ??= now + overlap;
  return issue(platform, appId, 'classic');
}

/**
 * `POST /cgi-bin/stable_token`: the same one with less and less time left.
 * @throws ApiError 45011 forced again within 30 s, 45009 forced more than 20 times a day
 */
export function issueStableToken(platform: Platform, appId: string, force: boolean): IssuedToken {
  const now = platform.clock.now();
  const live = tokensOf(platform, appId, 'stable').filter((token) => token.replacedAt === null);
  if (force) {
    countForced(platform, appId, now);
    for (const token of live) token.replacedAt = now;
    return issue(platform, appId, 'stable');
  }
  const current = Object.entries(platform.state.tokens).find(
    ([, token]) => live.includes(token) && token.expiresAt - now > overlap,
  );
  if (!current) return issue(platform, appId, 'stable');
  return { access_token: current[0], expires_in: Math.floor((current[1].expiresAt - now) / 1_000) };
}

/**
 * @param appIds whose tokens are taken
 * @returns the app id of the token
 * @throws ApiError 41001 missing, 40014 not a token, 40001 replaced, unknown or of another app, 42001 expired
 */
export function checkToken(platform: Platform, text: string, appIds: readonly string[]): string {
  if (text === '') throw new ApiError(41001, 'access_token missing');
  if (!/^\d+_[\w-]+$/.test(text)) throw new ApiError(40014, 'invalid access_token');
  const token = platform.state.tokens[text];
  const now = platform.clock.now();
  if (!token) throw new ApiError(40001, 'invalid credential, access_token is invalid or not latest');
  if (token.expiresAt <= now) throw new ApiError(42001, 'access_token expired');
  if (!appIds.includes(token.appId) || (token.replacedAt !== null && token.replacedAt <= now))
    throw new ApiError(40001, 'invalid credential, access_token is invalid or not latest');
  return token.appId;
}

function tokensOf(platform: Platform, appId: string, kind: AccessToken['kind']): AccessToken[] {
  return Object.values(platform.state.tokens).filter((token) => token.appId === appId && token.kind === kind);
}

function issue(platform: Platform, appId: string, kind: AccessToken['kind']): IssuedToken {
  const { state, clock, random, store } = platform;
  const now = clock.now();
  for (const [text, token] of Object.entries(state.tokens)) {
    if (token.expiresAt + tokenLife < now) delete state.tokens[text];
  }
  const text = `88_${random.of('tokens').text(133)}`;
  state.tokens[text] = { appId, kind, issuedAt: now, expiresAt: now + tokenLife, replacedAt: null };
  platform.stats.tokenIssued(kind);
  store.changed();
  return { access_token: text, expires_in: tokenLife / 1_000 };
}

function countForced(platform: Platform, appId: string, now: number): void {
  const past = (platform.state.forcedRefreshes[appId] ?? []).filter((at) => at > now - 86_400_000);
  if (past.some((at) => at > now - forcedApart)) throw new ApiError(45011, 'api minute-quota reach limit, must slower');
  if (past.length >= forcedPerDay) throw new ApiError(45009, 'reach max api daily quota limit');
  platform.state.forcedRefreshes[appId] = [...past, now];
}
