import { act, render } from '@testing-library/react';
import { noteRefund, useTill, type ClosedBill } from '../till-state';
import { UndoKey } from './undo-key';

const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' as const };
const closed: ClosedBill = {
  kind: 'recorded',
  outcome: {
    ...{ repeated: false, receiptNo: 'W7', payableFen: 10_000, growth: 100, tier: gold, tierBefore: null, gifts: [] },
    ...{ couponRedeemed: null, couponsRedeemed: [], pointsEarned: 100, pointsSpent: 0, pointsTakenBack: 0 },
    ...{ pointsBack: 0, couponsBack: [], leftFen: null, pointsAvailable: 100 },
  },
  memberName: '林**',
  price: {
    ...{ amountFen: 10_000, payableFen: 10_000, couponIds: [], pointsSpent: 0, freeShipping: false },
    ...{ steps: [], lines: [] },
  },
  ...{ coach: null, idempotencyKey: 'key-of-w7', undoUntil: Date.now() + 300_000 },
};

function ClosedUndo() {
  const bill = useTill((state) => state.closed);
  return bill?.kind === 'recorded' ? <UndoKey until={bill.undoUntil} busy={false} onTap={() => undefined} /> : null;
}

describe('undoing the bill just closed', () => {
  it('is offered until something of it was given back, and not for less than that', () => {
    useTill.setState({ closed });
    const { container } = render(<ClosedUndo />);
    expect(container.textContent).toMatch(/^撤销这一笔，还剩 \d:\d\d$/);
    act(() => noteRefund('W6'));
    expect(container.textContent).toMatch(/^撤销这一笔/);
    act(() => noteRefund('W7'));
    expect(container.textContent).toBe('这一单退过款，不能撤销，其余的到「今天的小票」退。');
  });
});
