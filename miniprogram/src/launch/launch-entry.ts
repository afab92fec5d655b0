import type { Entry } from '@jieti/shared/api/joining';

/** What WeChat says about how the mini-program was opened; anybody may have written the query. */
export interface LaunchOptions {
  readonly path?: string | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly scene?: number | string | undefined;
  readonly referrerInfo?: { readonly appId?: string } | undefined;
}

export interface LaunchEntry {
  readonly entry: Entry;
  /** Where the code or link leads, by its path in app.json; undefined: wherever it was opened. */
  readonly page: string | undefined;
}

/** `t=` of a code: what 32 characters of a scene can name. */
const pages: Readonly<Record<string, string>> = {
  home: 'pages/home/index',
  perks: 'pages/perks/index',
  code: 'pages/code/index',
  coupons: 'pages/coupons/index',
  claims: 'pages/claims/index',
  points: 'pages/points/index',
  why: 'pages/why/index',
  growth: 'pages/growth/index',
  inbox: 'pages/inbox/index',
  pay: 'pages/pay/index',
  tasks: 'packages/community/tasks/index',
  articles: 'packages/community/articles/index',
  gatherings: 'packages/community/gatherings/index',
  feedback: 'packages/community/feedback/index',
  notices: 'packages/account/notices/index',
  profile: 'packages/account/profile/index',
};
const numbered: Readonly<Record<string, string>> = {
  article: 'packages/community/article/index',
  gathering: 'packages/community/gathering/index',
  survey: 'packages/community/survey/index',
};
const longestScene = 300;

const own = <T>(of: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.prototype.hasOwnProperty.call(of, key) ? of[key] : undefined;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** The parts of a code's scene, `i=12345678&s=anfu`; the first of a name counts. */
function sceneParts(scene: unknown): Readonly<Record<string, string>> {
  if (typeof scene !== 'string' || scene.length > longestScene) return {};
  const parts: [string, string][] = [];
  for (const part of decoded(scene).split('&')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at);
    if (at > 0 && !parts.some(([known]) => known === name)) parts.push([name, part.slice(at + 1)]);
  }
  return Object.fromEntries(parts);
}

const matching = (value: unknown, shape: RegExp): string | undefined =>
  typeof value === 'string' && shape.test(value) ? value : undefined;

function pageNamed(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const [, kind = '', id] = /^([a-z]+)-(\d{1,9})$/.exec(name) ?? [];
  const root = own(numbered, kind);
  return root ? `${root}?id=${id}` : own(pages, name);
}

/**
 * Where somebody comes from and where they want to go. Invitation, store, campaign and target stand in the query of a
 * shared card or link, or in the scene of a code; whatever is not of our shape counts as absent.
 */
export function launchEntry({ query = {}, scene, referrerInfo }: LaunchOptions): LaunchEntry {
  const coded = sceneParts(own(query, 'scene'));
  const said = (name: string, shape: RegExp) => matching(own(query, name), shape) ?? matching(own(coded, name), shape);
  const entry = {
    scene: sceneNumber(scene),
    invitation: said('i', /^\d{8}$/),
    storeId: said('s', /^[\w-]{1,30}$/),
    campaign: said('c', /^[\w-]{1,32}$/),
    referrerAppId: matching(referrerInfo?.appId, /^\w{1,40}$/),
  };
  const known = Object.entries(entry).filter(([, value]) => value !== undefined);
  return { entry: Object.fromEntries(known), page: pageNamed(said('t', /^[a-z]{1,20}(-\d{1,9})?$/)) };
}

function sceneNumber(scene: number | string | undefined): number | undefined {
  const number = Number(scene);
  return Number.isInteger(number) && number > 0 && number <= 99_999 ? number : undefined;
}
