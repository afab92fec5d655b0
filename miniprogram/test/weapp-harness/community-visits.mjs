import assert from 'node:assert/strict';
import { asked } from './started.mjs';

async function idOf(list, wanted = () => true) {
  const found = (await list).items.find(wanted);
  assert.ok(found, 'the demo shop has one');
  return found.id;
}

const surveyOf = ({ shop, token }) => idOf(shop.get(token, 'surveys'));
const articleOf = ({ shop, token }) => idOf(shop.get(token, 'articles'));
const gatheringOf = ({ shop, token }) =>
  idOf(shop.get(token, 'gatherings'), ({ state, mine }) => state === 'open' && mine === 'none');

async function feedbackIsSent(phone, { line }) {
  await phone.tap('topic-service');
  await phone.type('feedback-body', '吧台的灯有点暗。');
  await phone.tap('feedback-send');
  await phone.shows(/吧台的灯有点暗。/);
  await asked(phone, line, 'POST /api/me/feedback');
}

async function memberChecksIn(phone, { line }) {
  await phone.tap('check-in');
  await asked(phone, line, 'POST /api/me/check-ins');
  await phone.says('check-in', /已签到/);
}

async function memberSignsUp(phone) {
  await phone.tap('gathering-signUp');
  await phone.tap('gathering-go');
  await phone.says('gathering-standing', /已报名/);
}

async function articleOpens(phone, given) {
  await phone.tap(`article-${await articleOf(given)}`);
  await phone.onPage('packages/community/article/index');
}

async function gatheringOpens(phone, given) {
  await phone.tap(`gathering-${await gatheringOf(given)}`);
  await phone.onPage('packages/community/gathering/index');
}

async function optionIsChosen(phone, { shop, token }) {
  const { questions } = await shop.get(token, `surveys/${await surveyOf({ shop, token })}`);
  const question = questions.find(({ kind }) => kind === 'scale') ?? questions[0];
  await phone.node(`question-${question.key}`);
}

/** Pages of `packages/community` with the real shop; what the names mean is said in `member-visits.mjs`. */
export const communityVisits = {
  'packages/community/tasks/index': { sees: /连续签到[^]*邀请朋友/, does: memberChecksIn },
  'packages/community/survey/index': {
    url: async (given) => `?id=${await surveyOf(given)}`,
    sees: /你怎么挑豆子/,
    does: optionIsChosen,
  },
  'packages/community/feedback/index': { sees: /发给店里/, does: feedbackIsSent, reads: false },
  // The poster itself is drawn on a canvas, which this phone has not.
  'packages/community/poster/index': { sees: /邀请规则[^]*来的朋友/, does: (phone) => phone.node('invitation-rules') },
  'packages/community/invited/index': {
    sees: /这个邀请已经失效/,
    does: async (phone) => {
      await phone.tap('invited-next');
      await phone.onPage('pages/home/index');
    },
    reads: false,
  },
  'packages/community/articles/index': { sees: /约 \d+ 分钟/, does: articleOpens },
  'packages/community/article/index': {
    url: async (given) => `?id=${await articleOf(given)}`,
    sees: /约 \d+ 分钟/,
    does: (phone) => phone.node('article-share'),
  },
  'packages/community/gatherings/index': { sees: /还有 \d+ 个名额[^]*以前的活动/, does: gatheringOpens },
  'packages/community/gathering/index': {
    url: async (given) => `?id=${await gatheringOf(given)}`,
    sees: /名额/,
    does: memberSignsUp,
  },
};
