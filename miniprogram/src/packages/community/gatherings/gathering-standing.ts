import type { MyGathering } from '@jieti/shared/api/gatherings';
import { formatDay } from '@jieti/shared/calendar';
import { shopDay, spokenDay, timeOfInstant } from '../../../format';

export interface GatheringStanding {
  /** In one line, for the list. */
  readonly label: string;
  /** `mine`: the member has a part in it; `open`: there is something to do; `shut`: not now; `over`: nothing more comes. */
  readonly tone: 'mine' | 'open' | 'shut' | 'over';
  /** What to do about it. */
  readonly hint: string;
}

type Facts = Omit<MyGathering, 'intro' | 'cover' | 'title'>;

const standing = (label: string, tone: GatheringStanding['tone'], hint: string): GatheringStanding => ({
  ...{ label, tone, hint },
});

function overStanding({ state, mine, cancelReason }: Facts): GatheringStanding | undefined {
  if (state === 'cancelled') {
    const hint = mine === 'none' ? '看看别的活动。' : '你的报名已经作废，不用做什么。';
    return standing('已取消', 'over', `${cancelReason ? `${cancelReason.replace(/。$/, '')}。` : ''}${hint}`);
  }
  if (mine === 'attended') return standing('已签到', state === 'ended' ? 'over' : 'mine', '到场已经记下。');
  if (state === 'ended') {
    return standing('已结束', 'over', mine === 'signedUp' ? '这次没有签到，不算参加。' : '看看别的活动。');
  }
  return undefined;
}

function mineStanding({ mine, waitingPlace, isAttendable }: Facts): GatheringStanding | undefined {
  if (mine === 'signedUp') {
    const hint = isAttendable ? '到了店里，输入屏幕上的 6 位数字签到。' : '来不了请取消，名额让给下一位。';
    return standing('已报名', 'mine', hint);
  }
  if (mine === 'waiting')
    return standing(`候补第 ${waitingPlace ?? '—'} 位`, 'mine', '有人退出就按顺序补上，会发消息给你。');
  return undefined;
}

/** How a gathering stands for the member now, and what to do about it. */
export function gatheringStanding(facts: Facts): GatheringStanding {
  const known = overStanding(facts) ?? mineStanding(facts);
  if (known) return known;
  const { isLocked, tiers, state, signUpFromAt, isWaitingOpen, left, capacity } = facts;
  if (isLocked) {
    const hint = state === 'full' ? '名额和候补也满了，看看别的活动。' : '升到那一级就能报名。';
    return standing(`给${tiers.join('、')}`, 'shut', hint);
  }
  if (state === 'soon') {
    const from =
      signUpFromAt === null ? '' : `${spokenDay(formatDay(shopDay(signUpFromAt)))} ${timeOfInstant(signUpFromAt)} `;
    return standing(`${from}开始报名`, 'shut', '到时再来。');
  }
  if (state === 'full') return standing('名额和候补都满了', 'shut', '有人退出会空出来，晚些再看，或看看别的活动。');
  if (isWaitingOpen) return standing('名额满了，可以候补', 'open', '有人退出就按顺序补上，会发消息给你。');
  return standing(`还有 ${left} 个名额，共 ${capacity} 个`, 'open', '');
}
