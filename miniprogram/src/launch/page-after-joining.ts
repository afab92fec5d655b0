const home = 'pages/home/index';

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** Where to go after joining: a page of members, never an address or a page of staff. */
export function pageAfterJoining(then: unknown): string {
  const page = typeof then === 'string' ? decoded(then) : '';
  const isOurs = /^(pages|packages\/(community|account))(\/[a-z-]+)+(\?[\w=&%.~-]*)?$/.test(page);
  return isOurs && !page.startsWith('packages/account/join') ? page : home;
}
