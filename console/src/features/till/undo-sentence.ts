import type { UndoOutcome } from '@jieti/shared/api/till-actions';
import { count, money } from '../../lib/numbers';

/** What to do and what has become of it: `退给会员 ¥95.20，满 98 减 20 可以再用。` */
export function undoSentence({
  title,
  backFen,
  pointsBack,
  pointsTakenBack,
  coupons,
  tier,
  tierBefore,
}: UndoOutcome): string {
  const parts = [
    backFen > 0 && `退给会员 ${money(backFen)}`,
    pointsBack > 0 && `退回 ${count(pointsBack)} 积分`,
    pointsTakenBack > 0 && `收回 ${count(pointsTakenBack)} 积分`,
    coupons.length > 0 && `${coupons.join('、')}可以再用`,
    tierBefore && `等级回到${tier.name}`,
  ].filter((part) => part !== false && part !== null);
  return parts.length === 0 ? `${title}已撤销。` : `${parts.join('，')}。`;
}
