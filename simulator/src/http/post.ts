import { Agent, request } from 'undici';
import type { Platform } from '../platform.js';

export interface OutgoingPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the call is about, for the log. */
  readonly note: string;
  /** What is sealed in the body, for the log. */
  readonly opened?: string;
}

const patience = 5_000;
const agent = new Agent({ connect: { timeout: patience }, headersTimeout: patience, bodyTimeout: patience });

/** Posts JSON to the merchant and logs it. Null where no answer came within five seconds. */
export async function post(platform: Platform, call: OutgoingPost): Promise<number | null> {
  const started = platform.clock.wall();
  const answer = await request(call.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: '*/*', 'User-Agent': 'Mozilla/4.0', ...call.headers },
    body: call.body,
    dispatcher: agent,
  }).then(
    async (response) => ({ status: response.statusCode, text: await response.body.text() }),
    (error: unknown) => ({ status: null, text: error instanceof Error ? error.message : String(error) }),
  );
  platform.log.add({
    direction: 'out',
    method: 'POST',
    path: call.url.replace(/^\w+:\/\/[^/]+|\?.*$/g, ''),
    status: answer.status,
    milliseconds: platform.clock.wall() - started,
    note: call.note,
    request: call.body,
    opened: call.opened === call.body ? '' : (call.opened ?? ''),
    response: answer.text,
  });
  return answer.status;
}
