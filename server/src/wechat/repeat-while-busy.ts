import { setTimeout as delay } from 'node:timers/promises';
import type { ApiReply } from './read-reply.js';

/**
 * `freely`: the call may be made twice. `ifNotDone`: only when WeChat says that it did nothing, for what can be done
 * only once, such as taking a code. `never`: messages.
 */
export type Repeat = 'freely' | 'ifNotDone' | 'never';

type Answer = ApiReply | { readonly kind: 'image'; readonly bytes: Buffer };

/** Milliseconds before the second and the third attempt, give or take a half. */
const PAUSES = [150, 600];
/** A call that has taken this long is not repeated: whoever waits for it has waited enough. */
const PATIENCE_MS = 5_000;

/** Repeats a call at most two times while WeChat is busy or, where it may be made twice, does not answer. */
export async function repeatWhileBusy<R extends Answer>(repeat: Repeat, call: () => Promise<R>): Promise<R> {
  const start = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const reply = await call();
    const pause = PAUSES[attempt];
    if (repeat === 'never' || pause === undefined || performance.now() - start > PATIENCE_MS) return reply;
    if (!(isNotDone(reply) || (repeat === 'freely' && isUnanswered(reply)))) return reply;
    await delay(pause * (0.5 + Math.random()));
  }
}

function isNotDone(reply: Answer): boolean {
  return reply.kind === 'unsent' || (reply.kind === 'refused' && reply.errcode === -1);
}

function isUnanswered(reply: Answer): boolean {
  return reply.kind === 'unanswered' || (reply.kind === 'gate' && reply.status >= 500);
}
