/** A refusal of api.mch.weixin.qq.com: an HTTP status with `{code, message, detail?}`. */
export class PayError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: object,
  ) {
    super(message);
  }

  get body(): object {
    return { code: this.code, message: this.message, ...(this.detail ? { detail: this.detail } : {}) };
  }
}

const internalCodes: Readonly<Record<string, string>> = {
  ORDER_NOT_EXIST: '268512771',
  RESOURCE_NOT_EXISTS: '268512771',
  FREQUENCY_LIMITED: '268447840',
  PARAM_ERROR: '268435461',
  SIGN_ERROR: '268443699',
  ORDER_PAID: '268449538',
  ORDER_CLOSED: '268447914',
  APPID_MCHID_NOT_MATCH: '268445527',
  INVALID_REQUEST: '268498688',
};

/** The number after the last `-` of `Request-ID`. */
export function internalCode(payload: string): string {
  const code = /^\{"code":"([A-Z_]+)"/.exec(payload)?.[1];
  return code === undefined ? '0' : (internalCodes[code] ?? '268435456');
}

const published: Readonly<Record<string, readonly [status: number, message: string]>> = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '请求参数符合参数格式，但不符合业务规则'],
  ORDER_CLOSED: [400, '订单已关闭'],
  SIGN_ERROR: [401, '签名错误,请检查后再试'],
  NO_AUTH: [403, '商户无权限'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  RULE_LIMIT: [403, '业务规则限制'],
  TRADE_ERROR: [403, '交易错误'],
  ACCOUNT_ERROR: [403, '账号异常'],
  NOT_ENOUGH: [403, '余额不足'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '退款单不存在'],
  FREQUENCY_LIMITED: [429, '频率超限，请稍后再试'],
  RATELIMIT_EXCEEDED: [429, '接口限频'],
};

/** The HTTP status that comes with a code; 500 where the code is not a published one. */
export function statusOf(code: string): number {
  return published[code]?.[0] ?? 500;
}

export function said(code: string): string {
  return published[code]?.[1] ?? '系统异常，请用相同参数重新调用';
}
