import type { SurveyQuestion } from '../../model/survey.js';
import { answerProblems, needClassOf, netPromoterScore, npsAnswerOf } from './survey-answers.js';

const questions: readonly SurveyQuestion[] = [
  {
    kind: 'single',
    key: 'why',
    title: '买豆子时你最看重什么',
    required: true,
    options: [
      { key: 'taste', text: '风味', need: 'quality' },
      { key: 'deal', text: '价格', need: 'price' },
      { key: 'other', text: '别的' },
    ],
  },
  {
    kind: 'multiple',
    key: 'also',
    title: '还看重',
    required: false,
    options: [
      { key: 'grind', text: '能代磨', need: 'function' },
      { key: 'fresh', text: '新鲜', need: 'quality' },
      { key: 'sale', text: '常有优惠', need: 'price' },
    ],
  },
  {
    kind: 'nps',
    key: 'nps',
    title: '会推荐给朋友吗',
    required: true,
    min: 0,
    max: 10,
    lowText: '不会',
    highText: '一定',
  },
  { kind: 'text', key: 'words', title: '想说的话', required: false, maxLength: 5 },
];
const fine = { why: 'taste', nps: 9 };

describe('answers to a survey', () => {
  it.each([
    ['all that is needed', fine, []],
    ['everything', { ...fine, also: ['grind', 'fresh'], words: '很好喝的' }, []],
    ['a required one left out', { nps: 9 }, ['why']],
    ['an empty text for a required one', { why: '', nps: 9 }, ['why']],
    ['an option there is not', { why: 'nope', nps: 9 }, ['why']],
    ['one option twice', { ...fine, also: ['grind', 'grind'] }, ['also']],
    ['a text where options are', { ...fine, also: 'grind' }, ['also']],
    ['off the scale', { why: 'taste', nps: 11 }, ['nps']],
    ['half a point', { why: 'taste', nps: 8.5 }, ['nps']],
    ['too long a text, by characters as people count them', { ...fine, words: '好喝好喝好喝' }, ['words']],
    ['five characters of two code units', { ...fine, words: '☕🫘🫘🫘🫘' }, []],
    ['a question there is not', { ...fine, extra: 'x' }, ['extra']],
  ])('%s', (_, answers, problems) => {
    expect(answerProblems(questions, answers).map(({ question }) => question)).toEqual(problems);
  });

  it.each([
    ['the need most choices speak of', { why: 'taste', also: ['fresh', 'sale'] }, 'quality'],
    ['none when two are level', { why: 'taste', also: ['sale'] }, null],
    ['none when nothing speaks of one', { why: 'other' }, null],
    ['one choice is enough', { why: 'deal' }, 'price'],
    ['functions too', { why: 'other', also: ['grind'] }, 'function'],
  ])('%s', (_, answers, need) => expect(needClassOf(questions, answers)).toBe(need));

  it('gives the number of the recommendation', () => {
    expect(npsAnswerOf(questions, fine)).toBe(9);
    expect(npsAnswerOf(questions.slice(0, 1), fine)).toBeNull();
  });

  it.each([
    [[], null],
    [[10, 9, 8, 7, 6, 0], 0],
    [[10, 10, 9, 3], 50],
    [[0, 6], -100],
    [[7, 8], 0],
  ])('the net promoter score of %j is %j', (answers, score) => expect(netPromoterScore(answers)).toBe(score));
});
