import { describe, expect, it } from 'vitest';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { validateProgramme } from '@jieti/shared/rules/programme/validate-programme';
import { activityTable, mostOf, mostTimes, pointsOf, sampleOf, withActivities } from './activity-table';
import type { Definition } from './definition';

const scored: Definition = {
  ...growthCard,
  engagementScore: { halfLifeDays: 90, kinds: [{ activity: 'share', weight: 3, dailyCap: 2 }] },
};

describe('what activities bring', () => {
  it('stands side by side, and goes back as it came', () => {
    const rows = activityTable(scored);
    expect(rows.find(({ activity }) => activity === 'checkin')).toMatchObject({ growth: 2, growthCap: 1, score: null });
    expect(rows.find(({ activity }) => activity === 'share')).toMatchObject({ growth: null, score: 3, scoreCap: 2 });
    expect(withActivities(scored, rows)).toEqual(scored);
    expect(validateProgramme(withActivities(scored, rows))).toEqual([]);
  });

  it('keeps no score where the draft uses none', () => {
    expect('engagementScore' in withActivities(growthCard, activityTable(growthCard))).toBe(false);
  });

  it('adds up to what the most active member can get', () => {
    const rows = activityTable({
      ...growthCard,
      growth: {
        perYuan: 1,
        engagement: [
          { activity: 'checkin', growth: 2, dailyCap: 1 },
          { activity: 'streak', growth: 10, dailyCap: 1 },
        ],
      },
    });
    expect(mostOf(rows, 1)).toEqual({ growth: 2, score: 0 });
    expect(mostOf(rows, 30)).toEqual({ growth: 60 + 4 * 10, score: 0 });
    expect(mostOf(rows, 30, 10)).toEqual({ growth: 60 + 3 * 10, score: 0 });
    expect(mostTimes('read', 3, 30)).toBe(90);
  });

  it('of a sample counts no more than the caps let', () => {
    const rows = activityTable(growthCard);
    expect(sampleOf(rows, { checkin: 20, read: 500 })).toEqual({ growth: 40 + 90, score: 0 });
  });

  it('finds the points of an activity in the points rules', () => {
    const base = { key: 'a', title: '签到', from: null, until: null, cap: null, budget: null };
    const rule = { ...base, kind: 'engagement' as const, activity: 'checkin', points: 5, tiers: [] };
    expect(pointsOf('checkin', [rule, { ...rule, tiers: ['gold'] }])).toBe(5);
    expect(pointsOf('read', [rule])).toBe(0);
  });
});
