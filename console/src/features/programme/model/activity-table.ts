import type { EarningRule } from '@jieti/shared/model/points';
import { STREAK_DAYS } from '@jieti/shared/rules/community/check-in-streak';
import type { Definition } from './definition';

/** What one activity brings by the draft; null where the draft has no such column for it. */
export interface ActivityWorth {
  readonly activity: string;
  readonly growth: number | null;
  readonly growthCap: number;
  readonly score: number | null;
  readonly scoreCap: number;
}

const MONTH_DAYS = 30;

/** Growth and score of each activity side by side, in the order of the definition. */
export function activityTable({ growth, engagementScore }: Definition): readonly ActivityWorth[] {
  const kinds = engagementScore?.kinds ?? [];
  const names = [...new Set([...growth.engagement, ...kinds].map(({ activity }) => activity))];
  return names.map((activity) => {
    const grown = growth.engagement.find((one) => one.activity === activity);
    const scored = kinds.find((one) => one.activity === activity);
    return {
      activity,
      growth: grown?.growth ?? null,
      growthCap: grown?.dailyCap ?? scored?.dailyCap ?? 1,
      score: scored?.weight ?? null,
      scoreCap: scored?.dailyCap ?? grown?.dailyCap ?? 1,
    };
  });
}

/** The definition with this table in it; score columns are kept only where the draft uses the score at all. */
export function withActivities(definition: Definition, rows: readonly ActivityWorth[]): Definition {
  const { growth, engagementScore } = definition;
  const engagement = rows.flatMap((row) =>
    row.growth === null ? [] : [{ activity: row.activity, growth: row.growth, dailyCap: row.growthCap }],
  );
  const kinds = rows.flatMap((row) =>
    row.score === null ? [] : [{ activity: row.activity, weight: row.score, dailyCap: row.scoreCap }],
  );
  return {
    ...definition,
    growth: { ...growth, engagement },
    ...(engagementScore ? { engagementScore: { ...engagementScore, kinds } } : {}),
  };
}

/** How often an activity counts at most in so many days; a streak comes with its check-ins. */
export function mostTimes(activity: string, cap: number, days: number, streakDays = STREAK_DAYS): number {
  return activity === 'streak' ? Math.floor(days / streakDays) : cap * days;
}

export interface Most {
  readonly growth: number;
  readonly score: number;
}

/** What somebody gets who does everything as often as it counts, every day of `days`. */
export function mostOf(rows: readonly ActivityWorth[], days: number, streakDays?: number): Most {
  let [growth, score] = [0, 0];
  for (const row of rows) {
    growth += (row.growth ?? 0) * mostTimes(row.activity, row.growthCap, days, streakDays);
    score += (row.score ?? 0) * mostTimes(row.activity, row.scoreCap, days, streakDays);
  }
  return { growth, score };
}

/** What a member gets in thirty days who does each activity so often in them, spread over the days. */
export function sampleOf(
  rows: readonly ActivityWorth[],
  times: Readonly<Record<string, number>>,
  streakDays?: number,
): Most {
  let [growth, score] = [0, 0];
  for (const { activity, ...row } of rows) {
    const most = (cap: number) => Math.min(times[activity] ?? 0, mostTimes(activity, cap, MONTH_DAYS, streakDays));
    growth += (row.growth ?? 0) * most(row.growthCap);
    score += (row.score ?? 0) * most(row.scoreCap);
  }
  return { growth, score };
}

/** Points of one activity for members of every tier, by the points rules; 0 where none. */
export function pointsOf(activity: string, earning: readonly EarningRule[]): number {
  return earning.reduce(
    (sum, rule) =>
      rule.kind === 'engagement' && rule.activity === activity && rule.tiers.length === 0 ? sum + rule.points : sum,
    0,
  );
}
