import type { Fact } from '@jieti/shared/model/fact';
import { formatFen } from '@jieti/shared/money';

/** The line under a fact's title: what was paid or given back, on which receipt, or why. */
export function factNote(fact: Fact): string {
  switch (fact.kind) {
    case 'purchase':
      return [...receiptOf(fact), `实付 ${formatFen(fact.amountFen)}`, ...fact.categories.slice(0, 3)].join('，');
    case 'refund':
      return `退款 ${formatFen(fact.amountFen)}${fact.order ? '' : '，没有对应的小票'}`;
    case 'engagement':
      return '社群';
    case 'adjustment':
      return fact.reason;
    case 'referral':
      return '好友首单过了退货期才计入';
    case 'reversal':
      return fact.source === 'invite' ? '好友的首单已全额退款' : '门店核实后不计入';
    default:
      return fact satisfies never;
  }
}

/** Numbers of other doors are of no use to people. */
function receiptOf({ source, externalId }: Fact): string[] {
  return source.startsWith('till:') ? [`小票 ${externalId}`] : [];
}
