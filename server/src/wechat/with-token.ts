import type { ApiReply } from './read-reply.js';
import type { TokenOutcome } from './shared-tokens.js';

/** invalid or replaced, invalid, expired */
const TOKEN_ERRORS: ReadonlySet<number> = new Set([40001, 40014, 42001]);

/** Whose token a call is made with. */
export interface TokenDesk {
  find(): Promise<TokenOutcome>;
  drop(token: string, errcode: number): Promise<void>;
}

type Answer = ApiReply | { readonly kind: 'image'; readonly bytes: Buffer };

/** Makes a call with a token. A refused token is dropped, another is found once, and the call repeated once. */
export async function withToken<R extends Answer>(
  desk: TokenDesk,
  call: (token: string) => Promise<R>,
): Promise<R | Extract<ApiReply, { readonly kind: 'noToken' }>> {
  for (let attempt = 1; ; attempt += 1) {
    const token = await desk.find();
    if (token.kind !== 'token') return { kind: 'noToken', errcode: token.kind === 'refused' ? token.errcode : 0 };
    const reply = await call(token.token);
    if (reply.kind !== 'refused' || !TOKEN_ERRORS.has(reply.errcode)) return reply;
    await desk.drop(token.token, reply.errcode);
    if (attempt > 1) return reply;
  }
}
