import { statementLines } from './statement-lines';

describe('a month of points', () => {
  const statement = {
    month: '2026-06',
    opening: 1410,
    earned: 401,
    spent: -600,
    takenBack: -192,
    restored: 300,
    expired: 0,
    adjusted: 0,
    closing: 1319,
  };

  it('prints what happened, and the lines lead from the opening to the closing', () => {
    const lines = statementLines(statement);
    expect(lines.map(({ label }) => label)).toEqual(['得到', '花掉', '退货扣回', '退还']);
    expect(lines.reduce((sum, { points }) => sum + points, statement.opening)).toBe(statement.closing);
  });
});
