import type { CouponView } from '@jieti/shared/api/coupons';
import type { PerkView, TierBadge, TierProgressView } from '@jieti/shared/api/tiers';
import { phoneNow } from '../../clock';
import type { IconName } from '../../components/icon/icon';

type Palette = TierBadge['palette'];

const dayMs = 86_400_000;

export const tierOf: Readonly<Record<Palette, TierBadge>> = {
  plain: { key: 'plain', name: '普卡', rank: 0, palette: 'plain' },
  silver: { key: 'silver', name: '银卡', rank: 1, palette: 'silver' },
  gold: { key: 'gold', name: '金卡', rank: 2, palette: 'gold' },
  platinum: { key: 'platinum', name: '铂金', rank: 3, palette: 'platinum' },
  jade: { key: 'jade', name: '青玉', rank: 4, palette: 'jade' },
};

export const palettes = Object.values(tierOf).map(({ palette, name }) => ({ key: palette, label: name }));

export const headline = { label: '近 12 个月成长值', value: 1816, unit: 'growth' } as const;

export const progressOf = (palette: Palette): TierProgressView => ({
  tier: tierOf[palette],
  mode: 'all',
  items: [
    { metric: 'growth', label: '成长值', value: 1348, threshold: 1600, left: 252, holds: false, unit: 'growth' },
    { metric: 'days', label: '到店', value: 9, threshold: 8, left: 0, holds: true, unit: 'days' },
  ],
  holds: false,
  sentence: `再消费 ¥252 保住${tierOf[palette].name}`,
});

export const perks: readonly PerkView[] = [
  { key: 'a', kind: 'discount', title: '豆子 9 折', note: '', limit: null },
  { key: 'b', kind: 'birthday', title: '生日饮品', note: '当月任选 1 杯', limit: 1 },
  { key: 'c', kind: 'discount', title: '8.8 折券', note: '每月 2 张', limit: 2 },
  { key: 'd', kind: 'exclusive', title: '新品先尝', note: '提前 3 天' },
  { key: 'e', kind: 'service', title: '手冲课', note: '每季 1 节' },
];

export function coupon(change: Partial<CouponView>, terms: Partial<CouponView['terms']> = {}): CouponView {
  const now = phoneNow();
  return {
    id: 7,
    code: '700000000007',
    terms: {
      kind: 'cashOff',
      title: '满 98 减 20',
      note: '',
      amountFen: 2000,
      minSpendFen: 9800,
      categories: [],
      stores: [],
      ...terms,
    },
    state: 'usable',
    issuedAt: now,
    worksFrom: now - dayMs,
    expiresAt: now + 20 * dayMs,
    redeemedAt: null,
    redeemedStore: null,
    origin: '升级金卡的礼物',
    stackingNote: null,
    refundNote: '整单退款时，没过期就退还给你。',
    blackoutNote: null,
    ...change,
  };
}

export const soon = (): CouponView =>
  coupon(
    { id: 8, expiresAt: phoneNow() + 2 * dayMs, blackoutNote: '周六、周日不可用' },
    { kind: 'percentOff', title: '器物八五折券', payPercent: 85 },
  );

export const spent = (): CouponView =>
  coupon({ id: 9, state: 'redeemed', redeemedAt: phoneNow() - dayMs, redeemedStore: '安福路店', origin: '活动' });

export const voucher = (): CouponView =>
  coupon(
    { id: 10, origin: '活动' },
    { kind: 'voucher', title: '两千元储值礼券，名字长到要换一行', amountFen: 200000, minSpendFen: 0 },
  );

/** A code whose ring has 22 of 30 seconds left. */
export const shownCode = {
  code: '8812345678901234567',
  qr: '8812345678901234567',
  secondsLeft: 22,
  share: 22 / 30,
  minutesInStore: 14,
  codesAhead: 9,
} as const;

export const icons: readonly IconName[] = [
  'mountain',
  'card',
  'stairs',
  'qr',
  'ticket',
  'person',
  'check',
  'clock',
  'refresh',
  'undo',
  'bean',
  'cake',
  'leaf',
  'kettle',
  'tag',
  'gift',
  'bell',
  'scan',
  'warn',
  'receipt',
  'pay',
  'store',
  'points',
  'lock',
  'calendar',
  'book',
  'camera',
  'share',
];

export const typeScale = [
  ['numeral', '38/46 数字 1,816'],
  ['hero', '24/38 标题衬线'],
  ['section', '17/26 段落标题'],
  ['item', '15/22 列表项'],
  ['body', '14/22 正文'],
  ['meta', '12/18 说明'],
] as const;

export const swatches = [
  'page',
  'surface',
  'sunk',
  'tint',
  'card',
  'fill',
  'on',
  'ink1',
  'ink2',
  'ink3',
  'danger',
  'ok',
] as const;
