import { request } from 'undici';
import type { PushAccount } from '../accounts/accounts.js';
import { messageSignature } from '../crypto/message-crypto.js';
import type { Platform } from '../platform.js';
import { doorOf, pushRandom, sealFor, stampOf } from './envelope.js';

export interface UrlCheck {
  readonly ok: boolean;
  readonly url: string;
  /** Null where no answer came within five seconds. */
  readonly status: number | null;
  /** What came back instead of the echo, its first 200 characters. */
  readonly answer: string;
}

const patience = 5_000;

/** What the console of WeChat does when an address is saved: the shop must answer the `echostr`, which WeCom encrypts. */
export async function checkUrl(platform: Platform, account: PushAccount): Promise<UrlCheck> {
  const echo = pushRandom(platform).digits(19);
  const stamp = stampOf(platform);
  const { token } = platform.accounts.merchant.callbacks[account];
  const echostr = account === 'wecom' ? sealFor(platform, account, echo) : echo;
  const query =
    account === 'wecom'
      ? { msg_signature: messageSignature(token, stamp.timestamp, stamp.nonce, echostr), ...stamp, echostr }
      : { signature: messageSignature(token, stamp.timestamp, stamp.nonce), echostr, ...stamp };
  const url = doorOf(platform, account);
  const started = platform.clock.wall();
  const answer = await ask(`${url}?${new URLSearchParams(query).toString()}`);
  const ok = answer.status === 200 && answer.text === echo;
  platform.log.add({
    direction: 'out',
    method: 'GET',
    path: new URL(url).pathname,
    status: answer.status,
    milliseconds: platform.clock.wall() - started,
    note: ok ? '地址校验通过' : '地址校验没有通过',
    request: '',
    response: answer.text,
  });
  return { ok, url, status: answer.status, answer: ok ? '' : answer.text.slice(0, 200) };
}

function ask(url: string): Promise<{ status: number | null; text: string }> {
  return request(url, { headers: { 'User-Agent': 'Mozilla/4.0' }, signal: AbortSignal.timeout(patience) }).then(
    async (response) => ({ status: response.statusCode, text: await response.body.text() }),
    (error: unknown) => ({ status: null, text: error instanceof Error ? error.message : String(error) }),
  );
}
