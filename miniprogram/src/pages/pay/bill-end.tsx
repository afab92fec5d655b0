import { formatFen } from '@jieti/shared/money';
import type { MyBill } from '@jieti/shared/api/bills';
import { Notice } from '../../components/states/notice';
import { timeOfInstant } from '../../format';

/** Where the money is, in one sentence. */
export function moneyNote({ state, payableFen, paidAt, refundedFen, refunding, price }: MyBill): string {
  if (refunding) return `${formatFen(payableFen - refundedFen)} 正在原路退回，一般几分钟内到账。`;
  if (refundedFen > 0) return `${formatFen(refundedFen)} 已原路退回。`;
  if (state === 'paid') return paidAt === null ? '成长值已到账。' : `${timeOfInstant(paidAt)} 付款，成长值已到账。`;
  const held = [price && price.couponIds.length > 0 && '券', price && price.pointsSpent > 0 && '积分'].filter(Boolean);
  return `没有扣款${held.length > 0 ? `，${held.join('和')}已还给你` : ''}。需要付款请店员重新开单。`;
}

const titles = { open: '账单已过期', paid: '已付款', cancelled: '账单已取消', expired: '账单已过期' } as const;

/** A bill that cannot be paid (any more). */
export function BillEnd({ bill, onLeave }: { readonly bill: MyBill; readonly onLeave: () => void }) {
  const title = bill.state === 'paid' ? `已付 ${formatFen(bill.payableFen)}` : titles[bill.state];
  return (
    <Notice
      id="bill-end"
      icon={bill.state === 'paid' ? 'check' : 'receipt'}
      title={title}
      note={moneyNote(bill)}
      action={{ id: 'bill-leave', label: '回到会员卡', onTap: onLeave }}
    />
  );
}
