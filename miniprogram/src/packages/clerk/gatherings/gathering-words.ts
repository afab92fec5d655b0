import type { TillGathering } from '@jieti/shared/api/till-gatherings';
import { timeOfInstant } from '../../../format';

/** `14:00–16:00，二楼长桌，金卡、铂金`. */
export function gatheringNote({ startsAt, endsAt, where, tiers }: TillGathering): string {
  return [`${timeOfInstant(startsAt)}–${timeOfInstant(endsAt)}`, where, tiers.join('、')].filter(Boolean).join('，');
}

/** Whether attendance is taken, and if not, why or from when. */
export function stateWords({ state, opensAt }: Pick<TillGathering, 'state' | 'opensAt'>): string {
  switch (state) {
    case 'now':
      return '签到中';
    case 'later':
      return `${timeOfInstant(opensAt)} 起签到`;
    case 'ended':
      return '已结束';
    case 'cancelled':
      return '已取消';
    default:
      return state satisfies never;
  }
}

/** The one the clerk most likely stands at: on now, else the next to come. */
export const likeliest = (items: readonly TillGathering[]): TillGathering | undefined =>
  items.find(({ state }) => state === 'now') ?? items.find(({ state }) => state === 'later') ?? items[0];
