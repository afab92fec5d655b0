import { setTimeout as delay } from 'node:timers/promises';
import type { ApiReply } from './read-reply.js';

/** Milliseconds before the second and the third attempt, give or take a half. */
const PAUSES = [150, 600];
/** A call that has taken this long is not repeated: whoever waits for it has waited enough. */
const PATIENCE_MS = 5_000;

/** Repeats a call that may be made twice, at most two times, while WeChat is busy or does not answer. */
export async function repeatWhileBusy<R extends ApiReply | { readonly kind: 'image' }>(
  call: () => Promise<R>,
): Promise<R> {
  const start = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const reply = await call();
    const pause = PAUSES[attempt];
    if (pause === undefined || !isPassing(reply) || performance.now() - start > PATIENCE_MS) return reply;
    await delay(pause * (0.5 + Math.random()));
  }
}

function isPassing(reply: ApiReply | { readonly kind: 'image' }): boolean {
  switch (reply.kind) {
    case 'unsent':
    case 'unanswered':
      return true;
    case 'gate':
      return reply.status >= 500;
    case 'refused':
      return reply.errcode === -1;
    case 'ok':
    case 'image':
    case 'noToken':
      return false;
    default:
      return reply satisfies never;
  }
}
