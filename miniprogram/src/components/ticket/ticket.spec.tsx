import { render, screen } from '@testing-library/react';
import type { CouponView } from '@jieti/shared/api/coupons';
import { expiryOf } from './expiry';
import { ticketFace } from './face';
import { Ticket } from './ticket';

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
  expiresAt: endOfDay(20),
  redeemedAt: null,
  redeemedStore: null,
  origin: '活动',
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

  it('offers its use only while it is usable', () => {
    const { rerender } = render(<Ticket coupon={aCoupon()} now={noon} palette={undefined} onUse={() => undefined} />);
    expect(screen.getByText('去使用')).toBeTruthy();
    rerender(<Ticket coupon={aCoupon({ state: 'expired' })} now={noon} palette={undefined} onUse={() => undefined} />);
    expect(screen.queryByText('去使用')).toBeNull();
  });
});
