export interface Keyword {
  readonly kid: number;
  readonly name: string;
  readonly example: string;
  /** Type of the value: `thing`, `date` … */
  readonly rule: string;
  /** The only values an `enum_string` may have. */
  readonly values?: readonly string[];
}

export interface LibraryTemplate {
  readonly tid: number;
  readonly title: string;
  /** 2 one message per consent, 3 long-term. */
  readonly type: 2 | 3;
  readonly categoryId: number;
  readonly keywords: readonly Keyword[];
}

/** Categories the mini-program is registered in. */
export const categories: readonly { readonly id: number; readonly name: string }[] = [
  { id: 307, name: '餐饮服务场所/餐饮服务管理企业' },
  { id: 321, name: '商家自营/食品饮料' },
];

const thing = (kid: number, name: string, example: string): Keyword => ({ kid, name, example, rule: 'thing' });
const date = (kid: number, name: string): Keyword => ({ kid, name, example: '2026年8月31日', rule: 'date' });

/** A small part of the public library; numbers and wordings are made up, types and forms are not. */
export const library: readonly LibraryTemplate[] = [
  {
    tid: 1101,
    title: '会员等级变更通知',
    type: 2,
    categoryId: 307,
    keywords: [
      thing(1, '会员等级', '金卡会员'),
      thing(2, '温馨提示', '新的权益已可使用'),
      thing(3, '商家名称', '山野咖啡'),
      date(4, '变更时间'),
    ],
  },
  {
    tid: 1102,
    title: '优惠券到账提醒',
    type: 2,
    categoryId: 307,
    keywords: [
      thing(1, '优惠券', '手冲满 50 减 10'),
      date(2, '有效期至'),
      thing(3, '商家名称', '山野咖啡'),
      { kid: 4, name: '数量', example: '2', rule: 'number' },
    ],
  },
  {
    tid: 1103,
    title: '活动通知',
    type: 2,
    categoryId: 307,
    keywords: [
      thing(1, '活动名称', '秋季杯测'),
      thing(2, '活动内容', '周六下午三点开始'),
      thing(3, '商家名称', '山野咖啡'),
      { kid: 4, name: '活动时间', example: '2026年8月31日 15:00', rule: 'time' },
    ],
  },
  {
    tid: 1104,
    title: '取餐提醒',
    type: 2,
    categoryId: 321,
    keywords: [
      { kid: 1, name: '取餐号', example: 'A012', rule: 'character_string' },
      thing(2, '门店名称', '安福路店'),
      { kid: 3, name: '订单金额', example: '￥42.00', rule: 'amount' },
      { kid: 4, name: '取餐方式', example: '到店自取', rule: 'enum_string', values: ['到店自取', '外卖配送', '堂食'] },
      { kid: 5, name: '订单状态', example: '已完成', rule: 'phrase' },
    ],
  },
];
