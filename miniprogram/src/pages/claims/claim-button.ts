import { groupThousands } from '@jieti/shared/money';
import type { ClaimItem } from '@jieti/shared/api/claims';
import type { Taking } from './use-claim';

/** What the button of an offer says; none where there is nothing to press. */
export function claimButton(
  { state, pointsPrice }: Pick<ClaimItem, 'state' | 'pointsPrice'>,
  taking: Taking | undefined,
): { readonly label: string; readonly disabled: boolean } | undefined {
  const price = pointsPrice > 0 ? `${groupThousands(pointsPrice)} 积分` : '领取';
  if (taking?.kind === 'busy') return { label: '请稍等', disabled: true };
  switch (state) {
    case 'open':
      return { label: taking?.kind === 'claimed' && pointsPrice === 0 ? '再领一张' : price, disabled: false };
    case 'pointsShort':
      return { label: price, disabled: true };
    case 'notYet':
      return { label: '未开始', disabled: true };
    case 'dayGone':
      return { label: '明天再来', disabled: true };
    case 'soldOut':
      return { label: '已领完', disabled: true };
    case 'ended':
      return { label: '已结束', disabled: true };
    case 'limit':
    case 'tierLocked':
      return undefined;
    default:
      return state satisfies never;
  }
}
