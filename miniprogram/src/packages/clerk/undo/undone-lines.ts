import { formatFen, groupThousands } from '@jieti/shared/money';
import type { UndoOutcome } from '@jieti/shared/api/till-actions';

/** What came back with an undoing, line by line. */
export function undoneLines(outcome: UndoOutcome): readonly string[] {
  const { kind, title, backFen, pointsBack, pointsTakenBack, coupons, tier, tierBefore } = outcome;
  return [
    backFen > 0 ? `退给会员 ${formatFen(backFen)}` : '',
    pointsBack > 0 ? `还给会员 ${groupThousands(pointsBack)} 积分` : '',
    pointsTakenBack > 0 ? `收回这单的 ${groupThousands(pointsTakenBack)} 积分` : '',
    coupons.length > 0 ? `券又能用了：${coupons.join('、')}` : '',
    kind === 'perk' ? `${title}的次数加回来了` : '',
    tierBefore ? `等级回到${tier.name}` : '',
  ].filter(Boolean);
}
