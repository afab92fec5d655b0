import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { claimState, type ClaimSituation } from './claim-state.js';

const now = Date.parse('2026-12-31T23:59:59+08:00');

const template: CouponTemplate = {
  ...{ id: 1, key: 't', version: 1, perMember: 1, active: true, issued: 0, reserved: 0, redeemed: 0 },
  terms: { kind: 'gift', title: '手冲一杯', note: '', minSpendFen: 0, categories: [], stores: [] },
  validity: { kind: 'days', days: 7, startDelayDays: 0 },
  ...{ stockTotal: 10, perDay: null, createdAt: 1 },
  claim: { from: null, until: null, tiers: [], pointsPrice: 0 },
};
const on: ClaimSituation = {
  ...{ now, timeZone: 'Asia/Shanghai', tier: 'plain', taken: 0, issuedToday: 0, pointsAvailable: 0 },
  tierName: (key) => ({ gold: '金卡', platinum: '铂金' })[key] ?? key,
};
const claim = template.claim!;

test.each<[string, string, Partial<CouponTemplate>, Partial<ClaimSituation>]>([
  ['open', '每人一张。', {}, {}],
  ['open', '每人 3 张，你还能领 2 张。', { perMember: 3 }, { taken: 1 }],
  ['open', '1 月 1 日 00:00 前可领。', { claim: { ...claim, until: now + 1000 } }, {}],
  ['ended', '领取时间已过。', { claim: { ...claim, until: now } }, {}],
  ['notYet', '1 月 1 日 00:00 开始领取。', { claim: { ...claim, from: now + 1000 } }, {}],
  ['open', '每人一张。', { claim: { ...claim, from: now } }, {}],
  ['tierLocked', '金卡、铂金专享，升级后可领。', { claim: { ...claim, tiers: ['gold', 'platinum'] } }, {}],
  ['limit', '你已领过。', {}, { taken: 1 }],
  ['limit', '每人 3 张，你已领满。', { perMember: 3 }, { taken: 3 }],
  ['soldOut', '已经领完。', { issued: 7, reserved: 3 }, {}],
  ['dayGone', '今天的份数已领完，明天再来。', { perDay: 4 }, { issuedToday: 4 }],
  ['pointsShort', '还差 50 积分。', { claim: { ...claim, pointsPrice: 300 } }, { pointsAvailable: 250 }],
  ['open', '每人一张。', { claim: { ...claim, pointsPrice: 300 } }, { pointsAvailable: 300 }],
])('D140: %s, told as %s', (state, note, change, situation) => {
  expect(claimState({ ...template, ...change }, { ...on, ...situation })).toMatchObject({ state, note });
});

test.each<[number | null, Partial<CouponTemplate>, number]>([
  [10, {}, 0],
  [null, { stockTotal: null }, 0],
  [4, { issued: 4, reserved: 2 }, 0],
  [3, { perDay: 5 }, 2],
  [1, { perDay: 5, issued: 9 }, 2],
  [3, { perDay: 5, stockTotal: null }, 2],
])('D142: %p are left for everybody', (left, change, issuedToday) => {
  expect(claimState({ ...template, ...change }, { ...on, issuedToday })?.left).toBe(left);
});

test('D140: without an offer, or switched off, it is not in the claim centre', () => {
  expect(claimState({ ...template, claim: null }, on)).toBeNull();
  expect(claimState({ ...template, active: false }, on)).toBeNull();
});
