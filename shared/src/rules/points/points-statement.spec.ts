import { at } from '../../../test/build-facts.js';
import { pointsStatement } from './points-statement.js';

const ZONE = 'Asia/Shanghai';
const entries = [
  { kind: 'earn', delta: 100, occurredAt: at('2026-10-31 23:59:59.999') },
  { kind: 'earn', delta: 50, occurredAt: at('2026-11-01 00:00') },
  { kind: 'spend', delta: -30, occurredAt: at('2026-11-05') },
  { kind: 'takeBack', delta: -5, occurredAt: at('2026-11-06') },
  { kind: 'restore', delta: 10, occurredAt: at('2026-11-07') },
  { kind: 'adjust', delta: -2, occurredAt: at('2026-11-08') },
  { kind: 'transfer', delta: 7, occurredAt: at('2026-11-09') },
  { kind: 'expire', delta: -20, occurredAt: at('2026-11-30 23:59:59.999') },
  { kind: 'expire', delta: -40, occurredAt: at('2026-12-01 00:00') },
] as const;

describe('the statement of a month (D110)', () => {
  it('opens with what was before, and closes with the sum', () => {
    expect(pointsStatement(entries, '2026-11', ZONE)).toEqual({
      ...{ month: '2026-11', opening: 100, earned: 50, spent: -30, takenBack: -5, restored: 10 },
      ...{ expired: -20, adjusted: 5, closing: 110 },
    });
  });

  it('opens where the month before closed', () => {
    const closing = pointsStatement(entries, '2026-11', ZONE)?.closing;
    expect(pointsStatement(entries, '2026-12', ZONE)).toMatchObject({ opening: closing, expired: -40 });
  });

  it('is none for what is no month', () => {
    expect(['2026-13', '2026-1', '26-01'].map((month) => pointsStatement(entries, month, ZONE))).toEqual([
      ...[undefined, undefined, undefined],
    ]);
  });
});
