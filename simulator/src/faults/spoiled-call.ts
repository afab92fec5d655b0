export const faultKinds = [
  'busy',
  'errcode',
  'tokenExpired',
  'http500',
  'http502',
  'slow',
  'truncated',
  'timeoutBefore',
  'timeoutAfter',
  'resetBefore',
  'resetAfter',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What is wrong with one call. */
export interface SpoiledCall {
  readonly kind: FaultKind;
  /** How long `slow`, `timeoutBefore` and `timeoutAfter` take. */
  readonly milliseconds: number;
  /** What `errcode` answers at api.weixin.qq.com and WeCom. */
  readonly errcode: number;
  /** What `errcode` answers at the pay endpoints. */
  readonly code: string;
}
