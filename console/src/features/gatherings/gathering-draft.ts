import type { Gathering, GatheringDraft } from '@jieti/shared/api/gatherings';

export const emptyGathering: GatheringDraft = {
  ...{ title: '', intro: '', cover: null, storeId: null, place: '', startsOn: '', endsOn: '' },
  ...{ signUpFrom: null, capacity: 20, waitingSeats: 10, tiers: [] },
};

export function draftOf(gathering: Gathering): GatheringDraft {
  const { title, intro, cover, storeId, place, startsOn, endsOn, signUpFrom, capacity, waitingSeats, tiers } =
    gathering;
  return { title, intro, cover, storeId, place, startsOn, endsOn, signUpFrom, capacity, waitingSeats, tiers };
}

/** The first thing that keeps a draft from being saved, for people; null when nothing does. */
export function draftProblem(draft: GatheringDraft): string | null {
  const { title, intro, storeId, place, startsOn, endsOn, signUpFrom, capacity } = draft;
  if (title.trim() === '') return '写一个标题';
  if (intro.trim() === '') return '写几句做什么';
  if (startsOn === '' || endsOn === '') return '选好开始和结束的时间';
  if (endsOn <= startsOn) return '结束要晚于开始';
  if (signUpFrom !== null && signUpFrom >= startsOn) return '报名要早于开始';
  if (storeId === null && place.trim() === '') return '选一家门店，或写明地点';
  return capacity < 1 ? '至少要有一个名额' : null;
}
