import type { Randomness } from '../randomness.js';

/** A refusal of api.weixin.qq.com: HTTP 200 with `errcode` and `errmsg`. */
export class ApiError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg);
  }
}

/** Real messages end in a request id, so that nobody matches on the whole text. */
export function errorBody(error: ApiError, random: Randomness): { errcode: number; errmsg: string } {
  const part = (): string => random.of('request ids').hex(8);
  return { errcode: error.errcode, errmsg: `${error.errmsg} rid: ${part()}-${part()}-${part()}` };
}
