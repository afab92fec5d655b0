import type { TillAttendOutcome } from '@jieti/shared/api/till-gatherings';
import { ApiError, type FailureKind } from '../../../api/api-error';
import { sentenceOf } from '../../../api/sentence-of';
import { timeOfInstant } from '../../../format';

/** What is said to members elsewhere, as a clerk at the door needs it. */
const doorWords: Partial<Record<FailureKind, string>> = {
  gathering_full: '名额满了，这位会员没有报名，不能再加。',
  gathering_tier: '这场活动只给指定等级，这位会员的等级不在其中。',
  gathering_not_now: '还没到签到时间，开始前 1 小时起可以签到。',
};

/** Why a member was not marked, and what to do. */
export function refusalWords(error: unknown): string {
  return (error instanceof ApiError && doorWords[error.kind]) || sentenceOf(error);
}

/** How the member came in: `已签到，成长值 +10`, `没有报名，占了一个空位`, `14:05 已经签过`. */
export function markedWords({ result, gained, tierUp, attendedAt }: TillAttendOutcome): string {
  if (result === 'already') return `${timeOfInstant(attendedAt)} 已经签过，没有再记`;
  return [
    result === 'walkedIn' ? '没有报名，补了一个空位' : '已签到',
    gained > 0 ? `成长值 +${gained}` : '',
    tierUp ? `升到${tierUp}` : '',
  ]
    .filter(Boolean)
    .join('，');
}
