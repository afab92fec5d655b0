import { INTEREST_MS, interestTag, topicTitle } from './interest-tag.js';

const page = 'pages/coupons/index';

test('a long look at one thing speaks of that thing, at a page of its topic (D242)', () => {
  expect(interestTag({ page, item: 'article:12', dwellMs: INTEREST_MS })).toBe('article:12');
  expect(interestTag({ page, item: null, dwellMs: INTEREST_MS })).toBe('coupons');
  expect(topicTitle('coupons')).toBe('优惠券');
  expect(topicTitle('article:12')).toBeUndefined();
});

test('who only passes through, or looks at the card, says nothing', () => {
  expect(interestTag({ page, item: 'article:12', dwellMs: INTEREST_MS - 1 })).toBeNull();
  expect(interestTag({ page: 'pages/home/index', item: null, dwellMs: 60_000 })).toBeNull();
});
