/** Where the pages of one door may load from; inline scripts only by their hash. */
export interface PagePolicy {
  readonly scriptHashes: readonly string[];
  /** Other origins the page may call or be framed by: the simulator, where the demo runs. */
  readonly friends: readonly string[];
}

export function contentPolicy(page: PagePolicy): string {
  const friends = page.friends.join(' ');
  return [
    `default-src 'self'`,
    `script-src 'self' ${page.scriptHashes.map((hash) => `'sha256-${hash}'`).join(' ')}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self' ${friends}`,
    `frame-src 'self' ${friends}`,
    `frame-ancestors 'self' ${friends}`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `object-src 'none'`,
  ]
    .map((line) => line.trim())
    .join('; ');
}

/** On every answer, whatever it is. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
};

/** Answers of the API are nobody's page: they load nothing and no cache keeps them. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': `default-src 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
};
