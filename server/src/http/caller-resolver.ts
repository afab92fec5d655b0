import type { Caller } from './access.js';

/** Turns a bearer token into the caller it stands for; null when it is no good (any more). */
export abstract class CallerResolver {
  abstract resolve(token: string): Promise<Caller | null>;
}
