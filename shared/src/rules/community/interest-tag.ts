/** A page looked at long enough, or not, to say what somebody cares for. */
export interface DweltPage {
  readonly page: string;
  /** `article:12`, where the page shows one thing. */
  readonly item: string | null;
  readonly dwellMs: number;
}

/** From so long on a page is more than passed through. Milliseconds. */
export const INTEREST_MS = 20_000;

const topics: readonly (readonly [part: string, tag: string, title: string])[] = [
  ['/articles/', 'articles', '内容'],
  ['/article/', 'articles', '内容'],
  ['/gatherings/', 'gatherings', '线下活动'],
  ['/gathering/', 'gatherings', '线下活动'],
  ['/coupons/', 'coupons', '优惠券'],
  ['/claims/', 'claims', '领券'],
  ['/points/', 'points', '积分'],
  ['/perks/', 'perks', '会员权益'],
  ['/why/', 'tier', '升级与保级'],
  ['/growth/', 'tier', '升级与保级'],
];

/** What a long look says somebody cares for: the thing itself where the page shows one, else the page's topic (rule D242). */
export function interestTag({ page, item, dwellMs }: DweltPage): string | null {
  if (dwellMs < INTEREST_MS) return null;
  return item ?? topics.find(([part]) => page.includes(part))?.[1] ?? null;
}

/** The name of a topic; undefined for a single thing, whose name stands elsewhere. */
export function topicTitle(tag: string): string | undefined {
  return topics.find(([, known]) => known === tag)?.[2];
}
