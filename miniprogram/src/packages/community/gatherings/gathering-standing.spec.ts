import type { MyGathering } from '@jieti/shared/api/gatherings';
import { gatheringStanding } from './gathering-standing';
import { gatheringTime } from './gathering-time';

const open: MyGathering = {
  ...{
    id: 1,
    title: '杯测',
    intro: '一起喝',
    cover: null,
    place: '安福路店',
    storeId: 'anfu',
    tiers: [],
    isLocked: false,
  },
  ...{ startsAt: Date.UTC(2026, 10, 28, 6), endsAt: Date.UTC(2026, 10, 28, 8), signUpFromAt: null },
  ...{ day: '2026-11-28', from: '14:00', toDay: '2026-11-28', to: '16:00', capacity: 12, left: 3, state: 'open' },
  ...{ isWaitingOpen: false, mine: 'none', waitingPlace: null, isAttendable: false, worth: 20, cancelReason: '' },
};

describe('how a gathering stands', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 10, 22) }));
  afterEach(() => jest.useRealTimers());

  it.each<[string, string, Partial<MyGathering>]>([
    ['还有 3 个名额，共 12 个', 'open', {}],
    ['名额满了，可以候补', 'open', { left: 0, isWaitingOpen: true }],
    ['名额和候补都满了', 'shut', { left: 0, state: 'full' }],
    ['11 月 24 日 10:00 开始报名', 'shut', { state: 'soon', signUpFromAt: Date.UTC(2026, 10, 24, 2) }],
    ['给金卡、铂金', 'shut', { isLocked: true, tiers: ['金卡', '铂金'] }],
    ['已报名', 'mine', { mine: 'signedUp' }],
    ['候补第 2 位', 'mine', { mine: 'waiting', waitingPlace: 2, left: 0 }],
    ['已签到', 'mine', { mine: 'attended' }],
    ['已签到', 'over', { mine: 'attended', state: 'ended' }],
    ['已结束', 'over', { state: 'ended', isLocked: true, tiers: ['金卡'] }],
    ['已取消', 'over', { state: 'cancelled', mine: 'signedUp' }],
  ])('%s', (label, tone, change) => {
    expect(gatheringStanding({ ...open, ...change })).toMatchObject({ label, tone });
  });

  it('says what to do', () => {
    const hint = (change: Partial<MyGathering>) => gatheringStanding({ ...open, ...change }).hint;
    expect(hint({ mine: 'signedUp' })).toBe('来不了请取消，名额让给下一位。');
    expect(hint({ mine: 'signedUp', isAttendable: true })).toContain('6 位数字');
    expect(hint({ mine: 'signedUp', state: 'ended' })).toBe('这次没有签到，不算参加。');
    expect(hint({ isLocked: true, tiers: ['金卡'] })).toBe('升到那一级就能报名。');
    expect(hint({ isLocked: true, tiers: ['金卡'], state: 'full' })).toContain('也满了');
    expect(hint({ state: 'cancelled', cancelReason: '台风停业。' })).toBe('台风停业。看看别的活动。');
  });
});

describe('when a gathering is', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.UTC(2026, 10, 22) }));
  afterEach(() => jest.useRealTimers());

  it.each([
    ['11 月 28 日 周六 14:00–16:00', {}],
    ['11 月 28 日 周六 20:00 – 11 月 29 日 周日 00:30', { from: '20:00', toDay: '2026-11-29', to: '00:30' }],
    ['2027 年 1 月 1 日 周五 14:00–16:00', { day: '2027-01-01', toDay: '2027-01-01' }],
  ])('%s', (words, change) => {
    expect(gatheringTime({ ...open, ...change })).toBe(words);
  });
});
