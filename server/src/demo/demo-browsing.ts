import type { Instant } from '@jieti/shared/model/time';
import type { KeptVisit } from '../browsing/browsing.repository.js';
import { SeededRandom } from './seeded-random.js';

const DAY_MS = 86_400_000;
const DAYS = 44;
const MOST_STEPS = 9;

interface Leaf {
  readonly page: string;
  /** Seconds that half of the people stay. */
  readonly seconds: number;
  /** Where they go, each as often as it stands here; '' leaves. */
  readonly next: readonly string[];
}

const community = 'packages/community';
const leaves: Readonly<Record<string, Leaf>> = {
  home: {
    ...{ page: 'pages/home/index', seconds: 14 },
    next: ['', 'code', 'coupons', 'coupons', 'perks', 'why', 'me', 'claims', 'articles'],
  },
  code: { page: 'pages/code/index', seconds: 32, next: ['', '', '', 'home', 'coupons'] },
  coupons: { page: 'pages/coupons/index', seconds: 22, next: ['', 'code', 'code', 'claims', 'home'] },
  claims: { page: 'pages/claims/index', seconds: 26, next: ['', 'coupons', 'coupons', 'points'] },
  perks: { page: 'pages/perks/index', seconds: 18, next: ['', 'why', 'home'] },
  why: { page: 'pages/why/index', seconds: 35, next: ['', 'home', 'growth', 'coupons'] },
  growth: { page: 'pages/growth/index', seconds: 24, next: ['', 'home'] },
  me: { page: 'pages/me/index', seconds: 9, next: ['', 'points', 'tasks', 'tasks', 'inbox', 'home'] },
  points: { page: 'pages/points/index', seconds: 20, next: ['', '', 'claims', 'me'] },
  inbox: { page: 'pages/inbox/index', seconds: 12, next: ['', '', '', 'coupons', 'home'] },
  tasks: { page: `${community}/tasks/index`, seconds: 30, next: ['', 'home', 'articles', 'gatherings'] },
  articles: { page: `${community}/articles/index`, seconds: 15, next: ['', 'article', 'article', 'article'] },
  article: { page: `${community}/article/index`, seconds: 70, next: ['', 'articles', 'articles', 'home'] },
  gatherings: { page: `${community}/gatherings/index`, seconds: 17, next: ['', 'gathering', 'home'] },
  gathering: { page: `${community}/gathering/index`, seconds: 40, next: ['', 'gatherings', 'home'] },
};
/** Messages bring people to one page, and most leave again. */
const entries = ['home', 'home', 'home', 'home', 'home', 'code', 'code', 'coupons', 'inbox', 'inbox', 'article'];

interface Around {
  readonly now: Instant;
  readonly articles: readonly number[];
  readonly gatherings: readonly number[];
}

/** How a member looked around these last weeks: the same for the same number. */
export function demoVisits(memberId: number, around: Around): readonly KeptVisit[] {
  const random = new SeededRandom(memberId * 7_919);
  const stays = Math.min(12, Math.floor(random.exponential(3)));
  return Array.from({ length: stays }, (_, i) => demoStay(`demo${memberId}x${i}`, { ...around, random })).flat();
}

function demoStay(
  session: string,
  { random, now, ...things }: Around & { readonly random: SeededRandom },
): KeptVisit[] {
  const visits: KeptVisit[] = [];
  let at = now - 3_600_000 - Math.floor(random.next() ** 1.3 * DAYS * DAY_MS);
  let from: string | null = null;
  for (let name = random.pick(entries); name !== '' && visits.length < MOST_STEPS; ) {
    const leaf: Leaf = leaves[name]!;
    const dwellMs = Math.min(1_200_000, Math.round(leaf.seconds * 1000 * Math.exp(random.normal() * 0.7)));
    const item = itemOf(name, things, random);
    visits.push({ session, step: visits.length + 1, page: leaf.page, from, item, enteredAt: at, dwellMs });
    at += dwellMs;
    from = leaf.page;
    name = random.pick(leaf.next);
  }
  return visits;
}

function itemOf(name: string, { articles, gatherings }: Omit<Around, 'now'>, random: SeededRandom): string | null {
  const ids = name === 'article' ? articles : name === 'gathering' ? gatherings : [];
  return ids.length === 0 ? null : `${name}:${random.pick(ids)}`;
}
