export interface Authorization {
  readonly mchid: string;
  readonly nonce_str: string;
  readonly timestamp: string;
  readonly serial_no: string;
  readonly signature: string;
}

const scheme = 'WECHATPAY2-SHA256-RSA2048 ';

/** Reads the `Authorization` header of APIv3; the five parts may stand in any order. Null where it is not one. */
export function parseAuthorization(header: string | undefined): Authorization | null {
  if (!header?.startsWith(scheme)) return null;
  const parts = new Map<string, string>();
  for (const match of header.slice(scheme.length).matchAll(/(\w+)="([^"]*)"/g))
    parts.set(match[1] ?? '', match[2] ?? '');
  const read = (name: string): string => parts.get(name) ?? '';
  const authorization = {
    mchid: read('mchid'),
    nonce_str: read('nonce_str'),
    timestamp: read('timestamp'),
    serial_no: read('serial_no'),
    signature: read('signature'),
  };
  return Object.values(authorization).every((part) => part !== '') ? authorization : null;
}
