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
