import type { Dashboard } from '@jieti/shared/api/reports';
import { formatFen } from '@jieti/shared/money';
import { maskName } from '@jieti/shared/rules/mask';
import { factTitle } from '../members/fact-title.js';
import { signedNumber } from '../members/signed-number.js';
import type { RecentFact } from './recent-facts.queries.js';

/** `林** 安福路店消费`, `¥64.48，成长值 +64`. */
export function recentFactView(fact: RecentFact): Dashboard['facts'][number] {
  const money = fact.amountFen === 0 ? null : formatFen(fact.kind === 'refund' ? -fact.amountFen : fact.amountFen);
  const growth = fact.growth === null || fact.growth === 0 ? null : `成长值 ${signedNumber(fact.growth)}`;
  return {
    id: fact.id,
    at: fact.occurredAt,
    kind: fact.kind,
    title: `${maskName(fact.memberName)} ${factTitle({ ...fact, activity: fact.activity ?? '' }, fact.storeName)}`,
    note: [money, growth].filter((part) => part !== null).join('，'),
    memberId: fact.memberId,
  };
}
