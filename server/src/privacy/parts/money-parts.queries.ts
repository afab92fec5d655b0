import { column, readColumn, wordColumn, type ExportPart } from './export-part.js';

const jsonTitle = (text: unknown): string | null =>
  (JSON.parse(String(text ?? '{}')) as { readonly title?: string }).title ?? null;

/** What was paid, given back, earned and spent. */
export const moneyParts: readonly ExportPart[] = [
  {
    key: 'points',
    title: '积分明细',
    note: '每一笔积分和原因。',
    from: 'point_entry',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('at', '时间', 'time', 'occurred_at'),
      column('delta', '积分', 'number'),
      wordColumn(
        { key: 'kind', title: '种类' },
        {
          ...{ earn: '得到', spend: '花掉', takeBack: '收回', restore: '退回', expire: '到期' },
          ...{ adjust: '调整', transfer: '转移' },
        },
      ),
      column('title', '说明', 'text'),
      column('note', '备注', 'text'),
    ],
  },
  {
    key: 'pointLots',
    title: '积分的有效期',
    note: '每一批积分得到多少、还剩多少、什么时候到期。',
    from: 'point_lot',
    where: 'member_id = ?',
    order: ['id'],
    columns: [
      column('earned', '得到', 'number'),
      column('remaining', '还剩', 'number'),
      column('availableAt', '可用', 'time', 'available_at'),
      column('expiresAt', '到期', 'time', 'expires_at'),
    ],
  },
  {
    key: 'coupons',
    title: '券',
    note: '领到过的券，用掉、过期和作废的也在。',
    from: 'coupon c LEFT JOIN store s ON s.id = c.redeemed_store',
    where: 'c.member_id = ?',
    order: ['c.id'],
    columns: [
      readColumn({ key: 'title', title: '券', kind: 'text', sql: 'c.terms' }, ({ title }) => jsonTitle(title)),
      column('code', '券码', 'text', 'c.code'),
      wordColumn(
        { key: 'state', title: '状态', sql: 'c.state' },
        { issued: '未用', locked: '账单占用', redeemed: '已用', void: '作废' },
      ),
      column('origin', '来自', 'text', 'c.origin'),
      column('issuedAt', '领到', 'time', 'c.issued_at'),
      column('expiresAt', '到期', 'time', 'c.expires_at'),
      column('redeemedAt', '用掉', 'time', 'c.redeemed_at'),
      column('store', '用券门店', 'text', 's.name'),
    ],
  },
  {
    key: 'couponSteps',
    title: '券的每一步',
    note: '发出、领取、占用、用掉、退回和作废。',
    from: 'coupon_event e LEFT JOIN coupon c ON c.id = e.coupon_id LEFT JOIN store s ON s.id = e.store_id',
    where: 'e.member_id = ?',
    order: ['e.id'],
    columns: [
      column('at', '时间', 'time', 'e.at'),
      column('code', '券码', 'text', 'c.code'),
      wordColumn(
        { key: 'kind', title: '做了什么', sql: 'e.kind' },
        {
          ...{ issued: '发出', claimed: '领取', locked: '账单占用', released: '放回', redeemed: '用掉' },
          ...{ reversed: '退回', extended: '退回并延期', forfeited: '不退', voided: '作废' },
        },
      ),
      column('store', '门店', 'text', 's.name'),
      column('reason', '理由', 'text', 'e.reason'),
    ],
  },
  {
    key: 'orders',
    title: '微信支付订单',
    note: '在小程序里付的订单。',
    from: 'pay_order o LEFT JOIN store s ON s.id = o.store_id',
    where: 'o.member_id = ?',
    order: ['o.created_at', 'o.out_trade_no'],
    columns: [
      column('at', '下单', 'time', 'o.created_at'),
      column('number', '订单号', 'text', 'o.out_trade_no'),
      column('title', '内容', 'text', 'o.description'),
      column('amount', '金额', 'money', 'o.amount_fen'),
      wordColumn(
        { key: 'state', title: '状态', sql: 'o.state' },
        { created: '等付款', paid: '已付', refunded: '已退', closed: '已关闭' },
      ),
      column('paidAt', '付款', 'time', 'o.paid_at'),
      column('transaction', '微信支付单号', 'text', 'o.transaction_id'),
      column('store', '门店', 'text', 's.name'),
    ],
  },
  {
    key: 'bills',
    title: '门店账单',
    note: '店员开给你扫码付的账单。',
    from: 'pay_bill b LEFT JOIN store s ON s.id = b.store_id',
    where: 'b.member_id = ?',
    order: ['b.created_at', 'b.bill_no'],
    columns: [
      column('at', '开单', 'time', 'b.created_at'),
      column('number', '账单号', 'text', 'b.bill_no'),
      column('amount', '原价', 'money', 'b.amount_fen'),
      column('payable', '应付', 'money', 'b.payable_fen'),
      wordColumn(
        { key: 'state', title: '状态', sql: 'b.state' },
        { open: '等付款', paid: '已付', cancelled: '已取消', expired: '已过期' },
      ),
      column('store', '门店', 'text', 's.name'),
    ],
  },
  {
    key: 'refunds',
    title: '退款',
    note: '通过微信支付退回的款。',
    from: 'pay_refund r JOIN pay_order o ON o.out_trade_no = r.out_trade_no',
    where: 'o.member_id = ?',
    order: ['r.requested_at', 'r.out_refund_no'],
    columns: [
      column('at', '申请', 'time', 'r.requested_at'),
      column('number', '退款号', 'text', 'r.refund_no'),
      column('order', '订单号', 'text', 'r.out_trade_no'),
      column('amount', '金额', 'money', 'r.amount_fen'),
      column('reason', '原因', 'text', 'r.reason'),
      column('state', '状态', 'text', 'r.state'),
    ],
  },
  {
    key: 'sales',
    title: '结账明细',
    note: '每次结账用掉的积分和退回的部分。',
    from: 'sale a LEFT JOIN store s ON s.id = a.store_id',
    where: 'a.member_id = ?',
    order: ['a.at', 'a.id'],
    columns: [
      column('at', '时间', 'time', 'a.at'),
      column('amount', '原价', 'money', 'a.amount_fen'),
      column('payable', '实付', 'money', 'a.payable_fen'),
      column('points', '用掉积分', 'number', 'a.points_spent'),
      column('refunded', '已退', 'money', 'a.refunded_fen'),
      column('store', '门店', 'text', 's.name'),
    ],
  },
];
