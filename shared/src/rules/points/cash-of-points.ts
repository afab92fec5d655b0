import { formatFen, groupThousands } from '../../money.js';
import type { PointsSpending } from '../../model/points.js';

/** What points are worth at the till in fen, whole steps only; 0 where they pay nothing. */
export function cashOfPoints(spending: PointsSpending | null, points: number): number {
  return spending && points > 0 ? Math.floor(points / spending.points) * spending.fen : 0;
}

/** `100 积分抵 ¥1`; null where points pay nothing. */
export function cashNote(spending: PointsSpending | null): string | null {
  if (!spending) return null;
  const decimals = spending.fen % 100 === 0 ? 0 : 2;
  return `${groupThousands(spending.points)} 积分抵 ${formatFen(spending.fen, { decimals })}`;
}
