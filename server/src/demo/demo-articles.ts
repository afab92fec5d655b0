import type { ArticleDraft } from '@jieti/shared/api/articles';
import type { ArticleBlock } from '@jieti/shared/model/article';
import { demoPicture, type Landscape } from './demo-picture.js';

type Planned = Omit<ArticleDraft, 'cover' | 'body'> & {
  readonly cover: Landscape | null;
  readonly body: readonly (Exclude<ArticleBlock, { kind: 'image' }> | Drawn)[];
};

interface Drawn {
  readonly kind: 'image';
  readonly picture: Landscape;
  readonly caption: string;
}

export interface DemoArticle {
  /** null: still a draft. */
  readonly publishedDaysAgo: number | null;
  readonly draft: Planned;
  /** How many of the demo's readers opened it, and what share of them read on, 0–1. */
  readonly readers: number;
  readonly patience: number;
}

const dawn: Landscape = { seed: 7, colours: ['f4e3cf', 'f9efe2', 'e8b06a', 'c9bda6', '9d9f84', '6d7a62', '3f4f42'] };
const green: Landscape = {
  seed: 21,
  colours: ['dfe9e2', 'f3f5ec', 'f0dca0', 'b4cbb8', '7fad9d', '4d8573', '1f5a4c'],
};
const dusk: Landscape = { seed: 33, colours: ['4a4467', 'b98a93', 'f3cfa5', '8c7394', '64557c', '413a5c', '241f37'] };
const snow: Landscape = { seed: 48, colours: ['dbe3ea', 'f2f4f6', 'ffffff', 'c3d0dc', '9db2c4', '6f8ba3', '365670'] };
const roast: Landscape = {
  seed: 64,
  colours: ['efe0cb', 'f6ece0', 'c98d4b', 'cfae87', 'a67c52', '74512f', '40291a'],
};

export const demoArticles: readonly DemoArticle[] = [
  {
    ...{ publishedDaysAgo: 41, readers: 132, patience: 0.62 },
    draft: {
      ...{
        title: '豆子开封以后，能喝多久',
        summary: '密封、避光、别进冰箱。三件事做好，两周都是好状态。',
        cover: roast,
        tiers: [],
      },
      body: [
        {
          kind: 'text',
          text: '烘好的豆子一直在呼吸。出炉头几天二氧化碳放得快，冲的时候容易鼓包、出水不稳；第七天到第二十天，风味最完整；再往后香气慢慢散掉，酸甜变平，但不会坏。',
        },
        { kind: 'heading', text: '三件事' },
        {
          kind: 'list',
          items: [
            '密封：用单向阀袋或密封罐，喝完把空气挤出去。',
            '避光避热：放在柜子里，不放在炉灶旁和窗台上。',
            '别进冰箱冷藏：冷凝水和别的味道都会进去。要放久，分成小份冷冻，拿出来一次用完。',
          ],
        },
        { kind: 'quote', text: '买两周喝得完的量，比任何罐子都管用。' },
        {
          kind: 'text',
          text: '拿不准的时候，闻一下。开袋没有香气，磨出来也没有，就到了说再见的时候。带来店里，我们替你看看。',
        },
      ],
      relatedProducts: [
        { name: '单向阀密封罐', note: '¥68，装得下 250 g' },
        { name: '夏至拼配', note: '¥88 / 250 g' },
      ],
    },
  },
  {
    ...{ publishedDaysAgo: 27, readers: 104, patience: 0.55 },
    draft: {
      ...{
        title: '手冲的水温，差两度差在哪里',
        summary: '浅烘 93 度，中烘 91 度，深烘 88 度。为什么，以及没有温度计怎么办。',
        cover: dawn,
        tiers: [],
      },
      body: [
        {
          kind: 'text',
          text: '水越热，带出来的东西越多、越快。浅烘的豆子质地紧，水温低了只剩酸；深烘的豆子松，水温高了苦味和焦味先出来。差两度，杯子里差的是甜味出没出来。',
        },
        { kind: 'heading', text: '从这里开始' },
        { kind: 'list', items: ['浅烘：93 度，研磨像细砂糖', '中烘：91 度，研磨像粗砂糖', '深烘：88 度，再粗一点点'] },
        { kind: 'image', picture: green, caption: '埃塞俄比亚的产区，海拔越高，豆子越紧实' },
        {
          kind: 'text',
          text: '没有温度计：水烧开，揭盖等三十秒，大约 95 度；倒进细口壶再等半分钟，大约 91 度。一次只改一样，记下来，喝三次就知道自己喜欢哪一档。',
        },
      ],
      relatedProducts: [{ name: '温控手冲壶', note: '¥399，金卡 9 折' }],
    },
  },
  {
    ...{ publishedDaysAgo: 16, readers: 88, patience: 0.7 },
    draft: {
      ...{
        title: '这一季的耶加雪菲，从科契尔来',
        summary: '处理站主人叫塔德塞，今年雨来得晚，甜感更厚。',
        cover: green,
        tiers: [],
      },
      body: [
        {
          kind: 'text',
          text: '科契尔在耶加雪菲的南边，海拔两千米上下。我们和塔德塞的处理站合作第三年，今年雨季晚了两周，果子在树上多待了些日子，甜感比去年厚，花香收了一点。',
        },
        { kind: 'quote', text: '果子红透才摘，一棵树要走三遍。— 塔德塞' },
        { kind: 'heading', text: '怎么喝' },
        {
          kind: 'text',
          text: '手冲 1:15，92 度，两分十秒。热的时候是柑橘和茉莉，凉下来像蜜桃茶。做冰手冲，把粉水比改到 1:12。',
        },
        { kind: 'text', text: '一公斤生豆我们付给处理站的价格，写在每一袋的背面。' },
      ],
      relatedProducts: [{ name: '耶加雪菲 科契尔', note: '¥98 / 200 g' }],
    },
  },
  {
    ...{ publishedDaysAgo: 9, readers: 61, patience: 0.48 },
    draft: {
      ...{
        title: '在家做冷萃，只要一个罐子',
        summary: '睡前泡上，早上过滤。失败的原因几乎都是磨得太细。',
        cover: snow,
        tiers: [],
      },
      body: [
        {
          kind: 'list',
          items: ['粗磨 80 克，放进一升的罐子', '倒 1000 克凉水，搅一下', '冷藏 14 小时，用滤纸滤掉', '四天内喝完'],
        },
        {
          kind: 'text',
          text: '喝起来发涩，多半是磨细了或泡久了；像水一样，是粉少了。先用中烘的拼配，稳；再试日晒的豆子，会有酒香。加牛奶的话，粉加到 110 克。',
        },
        { kind: 'text', text: '过滤慢是好事，别挤。渣留着，晾干了除味。' },
      ],
      relatedProducts: [],
    },
  },
  {
    ...{ publishedDaysAgo: 3, readers: 34, patience: 0.74 },
    draft: {
      ...{
        title: '金卡以上先看：冬季拼配的试烘笔记',
        summary: '三版配方，差在一成巴西。下周的杯测会带上它们。',
        cover: dusk,
        tiers: ['gold', 'platinum'],
      },
      body: [
        {
          kind: 'text',
          text: '冬天的拼配要厚、要甜、加奶不散。我们试了三版：第一版五成危地马拉，干净但单薄；第二版加了一成巴西，坚果味把中段撑起来；第三版把烘焙再推三十秒，尾巴有可可。',
        },
        { kind: 'heading', text: '现在的想法' },
        {
          kind: 'text',
          text: '倾向第二版。第三版做奶咖更讨好，单喝有点闷。你要是来杯测会，三版都在，盲测，投完票再揭名字。',
        },
        { kind: 'quote', text: '拼配是给每天喝的，惊喜一次不如顺口一百次。' },
      ],
      relatedProducts: [],
    },
  },
  {
    ...{ publishedDaysAgo: null, readers: 0, patience: 0 },
    draft: {
      ...{ title: '带杯减五元，一年少用了多少纸杯', summary: '等年底的数字出来再发。', cover: null, tiers: [] },
      body: [
        { kind: 'text', text: '今年带自己杯子来的有一万两千多次。数字还在对，十二月写完。' },
        { kind: 'heading', text: '怎么带' },
        { kind: 'text', text: '任何干净的杯子都行，我们按杯子的大小做。' },
      ],
      relatedProducts: [],
    },
  },
];

/** With its pictures drawn: only who seeds the demo waits for them. */
export function drawnArticle({ cover, body, ...rest }: Planned): ArticleDraft {
  const drawn = body.map((block) =>
    block.kind === 'image' ? { ...block, picture: demoPicture(block.picture) } : block,
  );
  return { ...rest, cover: cover && demoPicture(cover), body: drawn };
}
