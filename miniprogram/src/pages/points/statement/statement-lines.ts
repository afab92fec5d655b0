import type { PointsStatement } from '@jieti/shared/api/points';

type Movement = Exclude<keyof PointsStatement, 'month' | 'opening' | 'closing'>;

const labels: readonly (readonly [Movement, string])[] = [
  ['earned', '得到'],
  ['spent', '花掉'],
  ['takenBack', '退货扣回'],
  ['restored', '退还'],
  ['expired', '到期'],
  ['adjusted', '调整'],
];

/** The movements of a month that happened, as the slip prints them. */
export const statementLines = (statement: PointsStatement) =>
  labels.map(([movement, label]) => ({ label, points: statement[movement] })).filter(({ points }) => points !== 0);
