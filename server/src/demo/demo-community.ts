import type { SurveyDraft } from '@jieti/shared/api/surveys';
import type { SurveyAnswers } from '@jieti/shared/model/survey';
import type { Landscape } from './demo-picture.js';
import { SeededRandom } from './seeded-random.js';

/** What the demo shop asks its members. */
export const demoSurvey: SurveyDraft = {
  title: '你怎么挑豆子',
  intro: '三道题，一分钟。答完算一次社群活动。',
  tiers: [],
  lastDay: null,
  questions: [
    {
      ...{ kind: 'single', key: 'why', title: '买豆子时你最看重什么', required: true },
      options: [
        { key: 'taste', text: '风味和新鲜', need: 'quality' },
        { key: 'deal', text: '价格合适', need: 'price' },
        { key: 'grind', text: '能代磨、能寄', need: 'function' },
        { key: 'other', text: '看心情' },
      ],
    },
    {
      ...{ kind: 'nps', key: 'nps', title: '你会把我们推荐给朋友吗', required: true, min: 0, max: 10 },
      ...{ lowText: '不会', highText: '一定会' },
    },
    { kind: 'text', key: 'words', title: '还想说点什么', required: false, maxLength: 200 },
  ],
};

const words = ['希望多出浅烘', '周末排队有点久', '店员很耐心', '冷萃很好喝', '包装可以再简单些'];

/** Answers that are the same every time. */
export function demoAnswers(count: number): readonly SurveyAnswers[] {
  const random = new SeededRandom(20_260_612);
  return Array.from({ length: count }, (): SurveyAnswers => {
    const why = random.pick(['taste', 'taste', 'taste', 'deal', 'deal', 'grind', 'other']);
    const nps = random.pick([10, 10, 9, 9, 9, 8, 8, 7, 7, 6, 5, 3]);
    return random.next() < 0.2 ? { why, nps, words: random.pick(words) } : { why, nps };
  });
}

interface DemoFeedback {
  readonly topic: 'product' | 'service' | 'store' | 'other';
  readonly body: string;
  readonly hoursAgo: number;
  readonly state: 'open' | 'answered' | 'closed';
  readonly reply?: string;
  readonly photos?: readonly Landscape[];
}

export const demoFeedback: readonly DemoFeedback[] = [
  {
    ...{ topic: 'product', body: '耶加雪菲这一批烘得比上次深，酸香淡了。', hoursAgo: 3, state: 'open' },
    photos: [
      { seed: 203, colours: ['d9c8b4', 'e8dccb', 'c9a26b', 'a97c50', '7c5433', '5a3a22', '3a2414'] },
      { seed: 204, colours: ['c9b8a4', 'dccdb9', 'b98f5a', '8f6540', '6c4728', '4a2e19', '2c1a0e'] },
    ],
  },
  {
    ...{ topic: 'store', body: '安福路店周六下午排了二十分钟，能不能先在小程序里点。', hoursAgo: 20, state: 'open' },
    photos: [{ seed: 211, colours: ['b9c9d3', 'dfe7ea', 'f2e3c2', '9fb0b8', '738790', '4f626b', '2f3d44'] }],
  },
  {
    ...{ topic: 'service', body: '上次忘拿的杯子店员帮我留着，谢谢。', hoursAgo: 50, state: 'closed' },
    reply: '应该的，杯子已经交给你就好。',
  },
  {
    ...{ topic: 'product', body: '挂耳包能不能出混合装？', hoursAgo: 75, state: 'answered' },
    reply: '下个月会上五种混合装，到货时告诉你。',
  },
  { topic: 'other', body: '希望积分能换手冲课。', hoursAgo: 120, state: 'open' },
];
