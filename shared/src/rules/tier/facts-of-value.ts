import type { FactsOfValue } from '../conditions/condition-kind.js';
import type { WindowReading } from './window-reading.js';

/** The places of the facts that make up a value, in fact order: for sums also the refunds that lowered an order inside. */
export function factsOfValue(facts: FactsOfValue, reading: WindowReading): readonly number[] {
  switch (facts) {
    case 'spend':
      return moved(reading, (index) => reading.spendAt(index));
    case 'growth':
      return moved(reading, (index) => reading.growthAt(index));
    case 'profit':
      return moved(reading, (index) => reading.profitAt(index));
    case 'score':
      return reading.inside.filter((index) => reading.scoreAt(index) !== 0);
    case 'orders':
      return reading.countedOrders();
    case 'lastOrder':
      return reading.countedOrders().slice(-1);
    case 'referrals':
      return reading.countedReferrals();
    case 'interests':
      return reading.interested();
    case 'parts':
    case 'none':
      return [];
    default:
      return facts satisfies never;
  }
}

function moved(reading: WindowReading, valueAt: (index: number) => number): readonly number[] {
  const { inside, moment } = reading;
  const { tape } = moment;
  const first = inside[0];
  if (first === undefined) return [];
  const isOrder = (index: number) => tape.facts[index]!.kind === 'purchase' && !reading.isWithheld(index);
  const own = inside.filter((index) => isOrder(index) || valueAt(index) !== 0);
  const refunds: number[] = [];
  tape.targets.forEach((order, index) => {
    if (order >= first && tape.refundCounts(index) && !reading.isWithheld(order)) refunds.push(index);
  });
  return refunds.length === 0 ? own : [...own, ...refunds].sort((a, b) => a - b);
}
