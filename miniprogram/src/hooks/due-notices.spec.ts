import { dueNotices, mayAsk, type NoticeItem } from './due-notices';

const now = Date.UTC(2026, 10, 22);
const day = 86_400_000;
const item = (key: string, change: Partial<NoticeItem> = {}): NoticeItem => ({
  ...{ templateId: `${key}-id`, title: key, wording: key, purpose: 'service', remaining: 0, key, askAgainFrom: null },
  ...change,
});
const due = (items: readonly NoticeItem[], keys: readonly string[], refusals = {}) =>
  dueNotices(items, keys, { refusals, now }).map(({ key }) => key);

describe('what is worth asking for (D235)', () => {
  it('is of the moment, and nearly used up', () => {
    const items = [item('tier-up'), item('campaign'), item('coupon-granted', { remaining: 2 })];
    expect(due(items, ['tier-up', 'coupon-granted'])).toEqual(['tier-up']);
  });

  it('is three at once, the least left first', () => {
    const keys = ['a', 'b', 'c', 'd'];
    expect(due([item('a', { remaining: 1 }), item('b'), item('c'), item('d')], keys)).toEqual(['b', 'c', 'd']);
  });

  it('is nothing that was refused in the last thirty days, on this phone or as the server knows', () => {
    const keys = ['tier-up', 'campaign'];
    expect(due([item('tier-up', { askAgainFrom: now + 1 })], keys)).toEqual([]);
    expect(due([item('tier-up', { askAgainFrom: now })], keys)).toEqual(['tier-up']);
    expect(due([item('campaign')], keys, { 'campaign-id': now - 30 * day + 1 })).toEqual([]);
    expect(due([item('campaign')], keys, { 'campaign-id': now - 30 * day })).toEqual(['campaign']);
  });

  it('is asked for by an old server’s answer, which says nothing of refusals', () => {
    const { askAgainFrom: _, ...old } = item('tier-up');
    expect(mayAsk(old, {}, now)).toBe(true);
  });
});
