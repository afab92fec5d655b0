import { render, screen } from '@testing-library/react';
import type { CouponView } from '@jieti/shared/api/coupons';
import { expiryOf } from './expiry';
import { ticketFace } from './face';
import { Ticket } from './ticket';
import { usageNote } from './usage-note';

const noon = Date.UTC(2026, 5, 12, 4);
const dayMs = 86_400_000;
const endOfDay = (days: number) => Date.UTC(2026, 5, 12, 16) + days * dayMs;

const aCoupon = (change: Partial<CouponView> = {}, terms: Partial<CouponView['terms']> = {}): CouponView => ({
  id: 7,
  code: '700000000007',
  terms: {
    kind: 'cashOff',
    title: '豆子与器物券',
    note: '',
    amountFen: 2000,
    minSpendFen: 9800,
    categories: [],
    stores: [],
    ...terms,
  },
  state: 'usable',
  issuedAt: noon,
  worksFrom: noon,
  expiresAt: endOfDay(20),
  redeemedAt: null,
  redeemedStore: null,
  origin: '活动',
  stackingNote: null,
  refundNote: '整单退款时，没过期就退还给你。',
  blackoutNote: null,
  ...change,
});

describe('a ticket', () => {
  it('prints what it gives', () => {
    expect(ticketFace(aCoupon())).toEqual({ before: '¥', figure: '20', after: '', condition: '满 98 可用' });
    expect(ticketFace(aCoupon({}, { kind: 'percentOff', payPercent: 88, minSpendFen: 0 }))).toMatchObject({
      figure: '8.8',
      after: '折',
      condition: '无门槛',
    });
  });

  it('turns red only within three days', () => {
    expect(expiryOf(aCoupon({ expiresAt: endOfDay(3) }), noon)).toEqual({ text: '3 天后到期', soon: true });
    expect(expiryOf(aCoupon({ expiresAt: endOfDay(4) }), noon)).toEqual({ text: '4 天后到期', soon: false });
    expect(expiryOf(aCoupon({ expiresAt: endOfDay(0) }), noon)).toEqual({ text: '今天到期', soon: true });
    expect(expiryOf(aCoupon(), noon)).toEqual({ text: '2026.07.02 到期', soon: false });
  });

  it('says from when it works, how it goes with others and on which days it rests', () => {
    const later = aCoupon({ worksFrom: Date.UTC(2026, 5, 15, 16), expiresAt: endOfDay(20) });
    expect(expiryOf(later, noon)).toEqual({ text: '2026.06.16 起可用', soon: false });
    expect(usageNote(aCoupon())).toBe('单独使用');
    expect(usageNote(aCoupon({ stackingNote: '可与其他“饮品”券同用', blackoutNote: '周六不可用' }))).toBe(
      '周六不可用，可与其他“饮品”券同用',
    );
  });

  it('prints free delivery without a figure', () => {
    expect(ticketFace(aCoupon({}, { kind: 'freeShipping' }))).toMatchObject({ before: '', figure: '免邮', after: '' });
  });

  it('offers its use only while it is usable', () => {
    const { rerender } = render(<Ticket coupon={aCoupon()} now={noon} palette={undefined} onUse={() => undefined} />);
    expect(screen.getByText('去使用')).toBeTruthy();
    rerender(<Ticket coupon={aCoupon({ state: 'expired' })} now={noon} palette={undefined} onUse={() => undefined} />);
    expect(screen.queryByText('去使用')).toBeNull();
  });
});
