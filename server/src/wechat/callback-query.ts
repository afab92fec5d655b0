/** The address of a callback says who vouches for it; what is missing, or there twice, is empty. */
export interface CallbackQuery {
  readonly signature: string;
  readonly msgSignature: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly echostr: string;
}

export function callbackQuery(query: unknown): CallbackQuery {
  const given = new Map<string, unknown>(Object.entries(typeof query === 'object' && query !== null ? query : {}));
  const one = (name: string): string => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    signature: one('signature'),
    msgSignature: one('msg_signature'),
    timestamp: one('timestamp'),
    nonce: one('nonce'),
    echostr: one('echostr'),
  };
}
