import { describe, expect, it } from 'vitest';
import { CampaignSchema } from '@jieti/shared/api/campaigns';
import { campaign } from '../../testing/fixtures';
import { funnelStages } from './funnel-stages';

const running = CampaignSchema.parse(campaign());

describe('from plan to outcome', () => {
  it('makes each stage the one before minus what was lost there', () => {
    const stages = funnelStages(running);
    for (const [index, stage] of stages.slice(1).entries()) {
      expect(stage.count).toBe(stages[index]!.count - stages[index]!.lost);
    }
    expect(stages.map(({ count }) => count)).toEqual([4287, 3946, 3560, 3513, 2371]);
  });

  it('gives every loss reasons that add up to it', () => {
    const reasoned = funnelStages(running).filter(({ reasons }) => reasons.length > 0);
    expect(reasoned.map(({ key }) => key)).toEqual(['planned', 'handled', 'sent']);
    for (const { lost, reasons } of reasoned) {
      expect(reasons.reduce((sum, reason) => sum + reason.count, 0)).toBe(lost);
    }
  });

  it('puts the largest reason first', () => {
    expect(funnelStages(running)[3]?.reasons).toEqual([
      { label: '没有订阅次数', count: 1095 },
      { label: '用户拒收', count: 47 },
    ]);
  });

  it('names the rest while the reasons are a moment behind the figures', () => {
    const outcomes = running.outcomes.filter(({ reason }) => reason !== 'closed_account');
    expect(funnelStages({ ...running, outcomes })[0]?.reasons).toContainEqual({ label: '正在归类', count: 42 });
  });

  it('loses nobody when nothing was sent yet', () => {
    const progress = { planned: 10, decided: 0, sent: 0, failed: 0, suppressed: 0, unknown: 0 };
    const stages = funnelStages({ progress, outcomes: [] });
    expect(stages.map(({ count, lost }) => [count, lost])).toEqual([
      [10, 0],
      [10, 10],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });
});
