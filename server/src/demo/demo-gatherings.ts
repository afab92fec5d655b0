import type { GatheringDraft } from '@jieti/shared/api/gatherings';
import type { Instant } from '@jieti/shared/model/time';
import { wallTimeOf } from '@jieti/shared/rules/community/wall-time';
import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import { demoPicture, type Landscape } from './demo-picture.js';

type Draft = Omit<GatheringDraft, 'startsOn' | 'endsOn' | 'signUpFrom' | 'cover'> & {
  readonly cover: Landscape | null;
};

interface PlannedGathering extends Omit<DemoGathering, 'draft'> {
  /** Days from today and the hours of that day; `now`: on at this moment. */
  readonly when: 'now' | { readonly day: number; readonly from: number; readonly to: number };
  readonly signUpDay?: number;
  readonly draft: Draft;
}

export interface DemoGathering {
  readonly draft: GatheringDraft;
  readonly state: 'draft' | 'published' | 'cancelled';
  /** Of the demo's readers: how many signed up, one after the other, and how many of the first came. */
  readonly signedUp: number;
  readonly attended: number;
}

const HOUR_MS = 3_600_000;
const table: Landscape = {
  seed: 91,
  colours: ['f1e4d3', 'f7efe5', 'd9a441', 'd8c3a5', 'b08968', '7f5539', '4a2f1d'],
};
const river: Landscape = {
  seed: 105,
  colours: ['d5e4ea', 'eef4f3', 'f6d99b', 'a9c4c9', '76a0a8', '44757f', '1f4b55'],
};
const night: Landscape = {
  seed: 118,
  colours: ['2b2a45', '6f5f86', 'f0d9a8', '5a5078', '443d63', '2e2a49', '191730'],
};

const open = { tiers: [], cover: null } as const;

const planned: readonly PlannedGathering[] = [
  {
    when: { day: -6, from: 14, to: 16 },
    ...{ state: 'published', signedUp: 18, attended: 14 },
    draft: {
      ...{
        ...open,
        title: '手冲入门课',
        storeId: 'anfu',
        place: '二楼长桌',
        capacity: 18,
        waitingSeats: 4,
        cover: table,
      },
      intro: '从磨豆到出杯走一遍，每人一套器具。不用带东西，空腹不要来。',
    },
  },
  {
    when: 'now',
    ...{ state: 'published', signedUp: 16, attended: 6 },
    draft: {
      ...{ ...open, title: '苏州河边的咖啡散步', storeId: 'suzhouhe', place: '店门口集合', cover: river },
      intro: '沿河走三公里，路上停两次，喝两杯。下雨改到店里喝，不取消。',

      ...{ capacity: 24, waitingSeats: 8 },
    },
  },
  {
    when: 'now',
    ...{ state: 'published', signedUp: 9, attended: 3 },
    draft: {
      ...{ ...open, title: '新豆试饮桌', storeId: 'anfu', place: '吧台左侧', capacity: 12, waitingSeats: 4 },
      intro: '本周刚到的三支豆子，各冲一小杯。站着喝，二十分钟一轮。',
    },
  },
  {
    when: { day: 3, from: 19, to: 21 },
    ...{ state: 'published', signedUp: 13, attended: 0 },
    draft: {
      ...{
        ...open,
        title: '冬季拼配盲测',
        storeId: 'xian',
        place: '烘焙间',
        tiers: ['gold', 'platinum'],
        cover: night,
      },
      intro: '三版配方不写名字，喝完投票，票数最高的一版就是今年的冬季拼配。',
      ...{ capacity: 10, waitingSeats: 3 },
    },
  },
  {
    when: { day: 8, from: 19, to: 21 },
    ...{ state: 'published', signedUp: 5, attended: 0 },
    draft: {
      ...{ ...open, title: '拉花练习夜', storeId: 'yongkang', place: '吧台', capacity: 8, waitingSeats: 4 },
      intro: '牛奶管够，带一件不怕溅的衣服。两位咖啡师轮流看你的手。',
    },
  },
  {
    when: { day: 20, from: 10, to: 17 },
    signUpDay: 6,
    ...{ state: 'published', signedUp: 0, attended: 0 },
    draft: {
      ...{ ...open, title: '烘焙间开放日', storeId: 'xian', place: '一楼', capacity: 40, waitingSeats: 20 },
      intro: '看一锅豆子从青到棕，十二分钟。烘完的第一杯大家分。',
    },
  },
  {
    when: { day: 2, from: 6, to: 8 },
    ...{ state: 'cancelled', signedUp: 7, attended: 0 },
    draft: {
      ...{ ...open, title: '露台早咖啡', storeId: null, place: '武康路 378 号露台', capacity: 20, waitingSeats: 0 },
      intro: '日出前后一小时，面包和热美式。',
    },
  },
  {
    when: { day: 30, from: 15, to: 17 },
    ...{ state: 'draft', signedUp: 0, attended: 0 },
    draft: {
      ...{ ...open, title: '年末交换豆子', storeId: 'anfu', place: '', capacity: 30, waitingSeats: 10 },
      intro: '带一包自己喜欢的豆子来，换一包没喝过的走。',
    },
  },
];

/** One that was, two that are on now, one that is full, two to come, a cancelled one and a draft, around `now`. */
export function demoGatherings(now: Instant, timeZone: string): readonly DemoGathering[] {
  const today = businessDayOf(now, timeZone);
  const at = (day: number, hour: number) => wallTimeOf(startOfDay(today + day, timeZone) + hour * HOUR_MS, timeZone);
  const around = (hours: number) => wallTimeOf(now + hours * HOUR_MS, timeZone);
  return planned.map(({ when, signUpDay, draft, ...rest }) => ({
    ...rest,
    draft: {
      ...draft,
      cover: draft.cover && demoPicture(draft.cover),
      startsOn: when === 'now' ? around(-0.5) : at(when.day, when.from),
      endsOn: when === 'now' ? around(5) : at(when.day, when.to),
      signUpFrom: signUpDay === undefined ? null : at(signUpDay, 10),
    },
  }));
}
