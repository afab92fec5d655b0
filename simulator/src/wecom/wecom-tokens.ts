import { textOf } from '../http/api-app.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';

const tokenLife = 7_200_000;

/**
 * `GET /cgi-bin/gettoken`: the same token while it lives, with less and less time left; a new one afterwards.
 * @throws ApiError 41002, 40013, 41004, 40001
 */
export function issueWecomToken(platform: Platform, query: unknown): { access_token: string; expires_in: number } {
  const { wecom: account } = platform.accounts.merchant;
  const corpId = textOf(query, 'corpid');
  const secret = textOf(query, 'corpsecret');
  if (corpId === '') throw new ApiError(41002, 'corpid missing');
  if (corpId !== account.corpId) throw new ApiError(40013, 'invalid corpid');
  if (secret === '') throw new ApiError(41004, 'corpsecret missing');
  if (secret !== account.secret) throw new ApiError(40001, 'invalid credential');
  const { wecom } = platform.state;
  const now = platform.clock.now();
  const live = Object.entries(wecom.tokens).find(([, token]) => token.expiresAt > now);
  if (live) return { access_token: live[0], expires_in: Math.ceil((live[1].expiresAt - now) / 1_000) };
  for (const [text, token] of Object.entries(wecom.tokens))
    if (token.expiresAt + tokenLife < now) delete wecom.tokens[text];
  const text = platform.random.of('wecom tokens').text(214);
  platform.stats.tokenIssued('wecom');
  wecom.tokens[text] = { expiresAt: now + tokenLife };
  platform.store.changed();
  return { access_token: text, expires_in: tokenLife / 1_000 };
}

/** @throws ApiError 41001 missing, 40014 unknown, 42001 expired */
export function checkWecomToken(platform: Platform, text: string): void {
  if (text === '') throw new ApiError(41001, 'access_token missing');
  const token = platform.state.wecom.tokens[text];
  if (!token) throw new ApiError(40014, 'invalid access_token');
  if (token.expiresAt <= platform.clock.now()) throw new ApiError(42001, 'access_token expired');
}
