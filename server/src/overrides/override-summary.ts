import { formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import type { OverridePlan } from './override-plan.js';

/** One sentence for whoever decides: `会员 917 手动等级不低于金卡，2026-11-21 起，到 2026-12-31。原因：补偿`. */
export function overrideSummary(
  memberId: number,
  plan: OverridePlan,
  reason: string,
  version: ProgrammeVersion,
): string {
  const name = version.tiers[plan.rank]!.name;
  const what = plan.kind === 'pin' ? `固定为${name}` : `不低于${name}`;
  const until = plan.untilDay === null ? '直到撤销' : `到 ${formatDay(plan.untilDay)}`;
  return `会员 ${memberId} 手动等级${what}，${formatDay(plan.fromDay)} 起，${until}。原因：${reason}`;
}
