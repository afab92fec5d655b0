import { render } from '@testing-library/react';
import type { MyBill } from '@jieti/shared/api/bills';
import { BillEnd, moneyNote } from './bill-end';

const bill: MyBill = {
  ...{ billNo: 'J1', state: 'cancelled', storeName: '安福路店', amountFen: 12_000, discounts: [], payableFen: 10_000 },
  ...{ note: null, createdAt: 0, expiresAt: 900_000, paidAt: null, refundedFen: 0, refunding: false, price: null },
};

const aPrice = { amountFen: 12_000, lines: [], steps: [], payableFen: 10_000, freeShipping: false };

describe('a bill that cannot be paid any more says where the money is', () => {
  it('nowhere, when none was taken', () => {
    expect(moneyNote(bill)).toBe('没有扣款。需要付款请店员重新开单。');
    expect(moneyNote({ ...bill, state: 'expired' })).toBe('没有扣款。需要付款请店员重新开单。');
  });

  it('and that what the bill held is the member’s again', () => {
    const price = { ...aPrice, couponIds: [7], pointsSpent: 600 };
    expect(moneyNote({ ...bill, price })).toBe('没有扣款，券和积分已还给你。需要付款请店员重新开单。');
    expect(moneyNote({ ...bill, price: { ...price, couponIds: [] } })).toContain('，积分已还给你。');
  });

  it('on its way back, and back, when it came too late', () => {
    expect(moneyNote({ ...bill, refunding: true })).toBe('¥100.00 正在原路退回，一般几分钟内到账。');
    expect(moneyNote({ ...bill, refundedFen: 10_000 })).toBe('¥100.00 已原路退回。');
  });

  it('with the shop, when it was paid', () => {
    const paid = { ...bill, state: 'paid' as const, paidAt: Date.UTC(2026, 10, 22, 2, 5) };
    expect(moneyNote(paid)).toBe('10:05 付款，成长值已到账。');
    const { container } = render(<BillEnd bill={paid} onLeave={() => undefined} />);
    expect(container.textContent).toContain('已付 ¥100.00');
  });
});
