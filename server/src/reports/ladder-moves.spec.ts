import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { ladderMoves, sumMoves } from './ladder-moves.js';

const moves = [
  { kind: 'upgrade', from: 'plain', to: 'gold', members: 3 },
  { kind: 'downgrade', from: 'gold', to: 'silver', members: 2 },
  { kind: 'renew', from: 'gold', to: 'gold', members: 5 },
  { kind: 'join', from: null, to: 'plain', members: 7 },
] as const;

describe('moves on the ladder', () => {
  it('are counted by where they lead; joining is not a rise', () => {
    expect(sumMoves(growthCard, moves)).toEqual({ up: 3, down: 2, renewed: 5 });
  });

  it('stand at the tier they leave, base first, with 0 where nobody moved', () => {
    const ladder = ladderMoves(growthCard, new Map([['gold', 9]]), moves);
    expect(ladder.map(({ tier, members, up, down }) => [tier.name, members, up, down])).toEqual([
      ['普卡', 0, 3, 0],
      ['银卡', 0, 0, 0],
      ['金卡', 9, 0, 2],
      ['铂金', 0, 0, 0],
    ]);
  });
});
