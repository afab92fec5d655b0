import type { CouponTerms } from '@jieti/shared/model/coupon';

/** The shop that `npm start` shows: a coffee-and-lifestyle brand with four stores (product law §12). */
export const demoShop = {
  stores: [
    { id: 'anfu', name: '安福路店' },
    { id: 'xian', name: '西岸店' },
    { id: 'yongkang', name: '永康路店' },
    { id: 'suzhouhe', name: '苏州河店' },
  ],
  staff: [
    { username: 'owner', name: '沈一鸣', role: 'owner', storeId: null },
    { username: 'operator', name: '周岚', role: 'operator', storeId: null },
    { username: 'clerk', name: '许安', role: 'clerk', storeId: 'anfu' },
    { username: 'clerk2', name: '何其', role: 'clerk', storeId: 'xian' },
  ],
  /** Published on the sign-in page of the demo; real shops create their own accounts. */
  password: 'jieti-demo',
} as const;

interface DemoCoupon {
  readonly key: string;
  readonly terms: CouponTerms;
  readonly validDays: number;
  readonly stockTotal: number | null;
  readonly perMember: number;
}

const anywhere = { categories: [], stores: [] } as const;

export const demoCoupons: readonly DemoCoupon[] = [
  {
    key: 'gift-silver',
    validDays: 30,
    stockTotal: null,
    perMember: 10,
    terms: { kind: 'gift', title: '手冲一杯', note: '升到银卡的礼物，任意单品豆', minSpendFen: 0, ...anywhere },
  },
  {
    key: 'gift-gold',
    validDays: 60,
    stockTotal: null,
    perMember: 10,
    terms: {
      kind: 'cashOff',
      title: '满 98 减 20',
      note: '升到金卡的礼物，全店可用',
      amountFen: 2000,
      minSpendFen: 9800,
      ...anywhere,
    },
  },
  {
    key: 'gift-platinum',
    validDays: 90,
    stockTotal: null,
    perMember: 10,
    terms: { kind: 'gift', title: '手冲课一节', note: '升到铂金的礼物，可带一位朋友', minSpendFen: 0, ...anywhere },
  },
  {
    key: 'summer-beans',
    validDays: 14,
    stockTotal: 800,
    perMember: 2,
    terms: {
      kind: 'percentOff',
      title: '豆子 88 折',
      note: '夏至拼配到店可用',
      payPercent: 88,
      capFen: 3000,
      minSpendFen: 0,
      categories: ['豆子'],
      stores: [],
    },
  },
  {
    key: 'second-cup',
    validDays: 7,
    stockTotal: 2000,
    perMember: 2,
    terms: {
      kind: 'voucher',
      title: '饮品 8 元券',
      note: '满 30 元可用',
      amountFen: 800,
      minSpendFen: 3000,
      categories: ['饮品'],
      stores: [],
    },
  },
  {
    key: 'birthday-drink',
    validDays: 30,
    stockTotal: null,
    perMember: 50,
    terms: { kind: 'gift', title: '生日饮品', note: '生日当天送你，任选一杯', minSpendFen: 0, ...anywhere },
  },
  {
    key: 'pack-latte',
    validDays: 180,
    stockTotal: null,
    perMember: 20,
    terms: { kind: 'gift', title: '拿铁一杯', note: '券包里的一杯，四店通用', minSpendFen: 0, ...anywhere },
  },
];

/** Five coupons sold together. */
export const demoPack = {
  ...{ title: '拿铁五杯', note: '每张 ¥25.6，半年内有效', templateKey: 'pack-latte' },
  ...{ priceFen: 12_800, coupons: 5, stockTotal: 500, perMember: 4 },
} as const;

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const given =
  '知夏 予安 望舒 一鸣 清和 景行 若水 思远 嘉言 云舟 南乔 星野 听雨 明远 子衿 书意 青禾 念之 怀瑾 令仪 昭宁 疏影 亦白 时雨 慕言 舒窈 静姝 采薇 鹿鸣 既明'.split(
    ' ',
  );

export function demoName(random: { pick<T>(items: readonly T[]): T }): string {
  return random.pick(surnames) + random.pick(given);
}
