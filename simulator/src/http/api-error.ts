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
  return { errcode: error.errcode, errmsg: `${error.errmsg} rid: ${random.hex(8)}-${random.hex(8)}-${random.hex(8)}` };
}
