import { at, purchase, refund } from '../../test/build-facts.js';
import type { Fact } from '../model/fact.js';
import type { ProgrammeVersion } from '../model/programme.js';
import type { TierTransition } from '../model/tier-state.js';
import { growthCard } from './programme/growth-card.js';
import { settle } from './settle.js';

const immediate: ProgrammeVersion = { ...growthCard, version: 1, effectiveFrom: 0, refundPolicy: 'immediate' };
const member = { id: 1, registeredAt: at('2026-01-01') };
const buys = purchase('A1', '2026-06-12 14:30', 2000);

function undoneBy(facts: readonly Fact[], fresh: readonly Fact[], version = immediate) {
  const before = facts.filter((fact) => !fresh.includes(fact));
  const basics = { versions: [version], member, now: at('2026-08-01'), announce: true, shopName: '山野咖啡' };
  const stored: readonly TierTransition[] = settle({ ...basics, facts: before, fresh: before, stored: [] }).added;
  return settle({ ...basics, facts, fresh, stored }).undone;
}

describe('upgrades that are undone (D190)', () => {
  it('are those a refund made vanish, with the purchase that had tipped them', () => {
    const back = refund('R1', '2026-06-13', 2000, 'A1');
    expect(undoneBy([buys, back], [back])).toEqual([
      {
        ...{ tier: 'gold', cycle: 2026, at: buys.occurredAt, fact: 'till:anfu/A1', isLost: true, usedGifts: 'keep' },
        refund: {
          ...{ fact: 'till:anfu/R1', at: back.occurredAt, amountFen: 200_000 },
          purchase: { fact: 'till:anfu/A1', at: buys.occurredAt, amountFen: 200_000 },
        },
      },
    ]);
  });

  it('are not those that only moved, nor those overtaken by a higher one', () => {
    const earlier = purchase('A0', '2026-06-11', 2000);
    expect(undoneBy([buys, earlier], [earlier])).toEqual([]);
    const larger = purchase('A0', '2026-06-11', 90_000);
    expect(undoneBy([buys, larger], [larger])).toEqual([]);
  });

  it('keep the gift where another upgrade of the year to the same tier stands', () => {
    const again = purchase('A2', '2026-06-20', 2000);
    const back = refund('R1', '2026-06-21', 2000, 'A1');
    expect(undoneBy([buys, again, back], [back])).toEqual([]);
  });

  it('ask for used gifts as the programme says', () => {
    const back = refund('R1', '2026-06-13', 2000, 'A1');
    expect(undoneBy([buys, back], [back], { ...immediate, usedGifts: 'debt' })).toMatchObject([{ usedGifts: 'debt' }]);
  });

  it.each([
    ['thirty days', '2026-07-12 14:30', true],
    ['a second longer', '2026-07-12 14:30:01', false],
  ])('look like farming when the refund comes within %s (D192)', (_, when, isSoon) => {
    const back = refund('R1', when, 2000, 'A1');
    expect(undoneBy([buys, back], [back])[0]?.refund === null).toBe(!isSoon);
  });

  it('stand where refunds act at the review only: the order given back whole is still told, a part is not (D192)', () => {
    const part = refund('R1', '2026-06-13', 500, 'A1');
    const rest = refund('R2', '2026-06-14', 1500, 'A1');
    const atReview = { ...immediate, refundPolicy: 'atReview' as const };
    expect(undoneBy([buys, part], [part], atReview)).toEqual([]);
    expect(undoneBy([buys, part, rest], [rest], atReview)).toMatchObject([{ tier: 'gold', isLost: false }]);
  });
});
