import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { compositeBands } from '@jieti/shared/rules/programme/composite-bands';
import { frequencyBands } from '@jieti/shared/rules/programme/frequency-bands';
import { spendBands } from '@jieti/shared/rules/programme/spend-bands';
import type { Reader } from '../../src/db/sql.js';

const DAY = 86_400_000;

/** Bands of a programme, counted by a query of its own that shares nothing with the rules. */
export interface CountedBands {
  readonly title: string;
  readonly programme: ProgrammeVersion;
  /** Over `spent`: net fen of 365 and 90 days, orders of 90 days, and the first fact of everybody who had joined. */
  readonly band: string;
}

const spendBand = (net: string) =>
  `CASE WHEN ${net} >= 10000000 THEN 'vip' WHEN ${net} >= 5000000 THEN 'important'
        WHEN ${net} >= 1000000 THEN 'ordinary' ELSE 'potential' END`;
/** Hundredths of a point: 5,000 for ¥20,000 of a year, and 3,000 for five orders a month, each rounded down. */
const amountScore =
  'CASE WHEN net365 >= 2000000 THEN 5000 WHEN net365 <= 0 THEN 0 ELSE (net365 - net365 % 400) / 400 END';
const orderScore = 'CASE WHEN orders90 >= 15 THEN 3000 ELSE orders90 * 200 END';
const score = `(${amountScore} + ${orderScore})`;

export const countedBands: readonly CountedBands[] = [
  { title: 'spend bands of 365 days', programme: spendBands, band: spendBand('net365') },
  { title: 'spend bands of 90 days', programme: overDays(spendBands, 90), band: spendBand('net90') },
  {
    title: 'frequency bands',
    programme: frequencyBands,
    band: `CASE WHEN orders90 >= 15 THEN 'high' WHEN orders90 >= 6 THEN 'medium' WHEN orders90 >= 3 THEN 'low'
                WHEN first_at >= joined30 THEN 'new' ELSE 'lapsing' END`,
  },
  {
    title: 'the composite of amount, frequency and friends (of whom there are none)',
    programme: compositeBands,
    band: `CASE WHEN ${score} >= 8000 THEN 'core' WHEN ${score} >= 5500 THEN 'quality'
                WHEN ${score} >= 3000 THEN 'growing' ELSE 'basic' END`,
  },
];

/** Members by band at the end of the day that ends at `until`, Shanghai time, which has no summer time since 1991. */
export async function countBands(reader: Reader, band: string, until: number): Promise<Record<string, number>> {
  const signed = (since: string) =>
    `SUM(CASE WHEN occurred_at < ${since} THEN 0 WHEN kind = 'refund' THEN -ABS(amount_fen) ELSE amount_fen END)`;
  const [year, quarter] = [String(until - 365 * DAY), String(until - 90 * DAY)];
  const rows = await reader.query<{ band: string; members: number }>(
    `SELECT ${band} AS band, COUNT(*) AS members FROM (
       SELECT member_id, MIN(occurred_at) AS first_at, ${until - 31 * DAY} AS joined30,
              ${signed(year)} AS net365, ${signed(quarter)} AS net90,
              SUM(CASE WHEN kind = 'purchase' AND occurred_at >= ${quarter} THEN 1 ELSE 0 END) AS orders90
       FROM fact WHERE occurred_at < ${until} GROUP BY member_id) AS spent
     GROUP BY 1`,
  );
  return Object.fromEntries(rows.map((row) => [row.band, Number(row.members)]));
}

function overDays(version: ProgrammeVersion, days: number): ProgrammeVersion {
  return JSON.parse(JSON.stringify(version).replace(/"days":365/g, `"days":${days}`)) as ProgrammeVersion;
}
