import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Page } from '@jieti/shared/api/paging';
import type {
  MySurveys,
  Survey,
  SurveyAnswerRow,
  SurveyDraft,
  SurveyResults,
  SurveyThanks,
} from '@jieti/shared/api/surveys';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const draft: SurveyDraft = {
  title: '豆子问卷',
  intro: '三道题，一分钟。',
  tiers: [],
  lastDay: '2026-07-02',
  questions: [
    {
      kind: 'single',
      key: 'why',
      title: '最看重什么',
      required: true,
      options: [
        { key: 'taste', text: '风味', need: 'quality' },
        { key: 'deal', text: '价格', need: 'price' },
      ],
    },
    { kind: 'nps', key: 'nps', title: '会推荐吗', required: false, min: 0, max: 10, lowText: '不会', highText: '会' },
    { kind: 'text', key: 'words', title: '想说的话', required: false, maxLength: 20 },
  ],
};

describe('surveys', () => {
  let shop: HttpShop;
  let operator: string;
  let survey: Survey;

  const member = async (name: string, amountFen = 100) =>
    shop.token('member', await shop.member(name, [aPurchase({ amountFen, occurredAt: shop.clock.now() - 60_000 })]));
  const asked = async (token: string) => (await shop.get('/api/me/surveys', token)).json<MySurveys>().items;
  const answer = (token: string, answers: object) =>
    shop.post(`/api/me/surveys/${survey.id}/answers`, { answers }, token);
  const move = (state: string) => shop.post(`/api/surveys/${survey.id}/state`, { state }, operator);

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(startOfDay(parseDay('2026-07-01')!, 'Asia/Shanghai'));
    operator = await shop.staff('operator');
    survey = (await shop.post('/api/surveys', draft, operator)).json<Survey>();
  });
  afterAll(() => shop.close());

  it('ask nobody while they are drafts', async () => {
    expect(survey).toMatchObject({ ...draft, state: 'draft', answered: 0 });
    const lin = await member('lin');
    expect(await asked(lin)).toEqual([]);
    expect((await answer(lin, { why: 'taste' })).json<ErrorBody>().code).toBe('survey_closed');
  });

  it('change while they are drafts, and not any more once they are open', async () => {
    const url = `/api/surveys/${survey.id}`;
    const changed = { ...draft, intro: '两分钟。' };
    expect((await shop.ask('PUT', url, { token: operator, body: changed })).json<Survey>().intro).toBe('两分钟。');
    expect((await move('closed')).json<ErrorBody>().code).toBe('survey_not_open');
    expect((await move('open')).json<Survey>().state).toBe('open');
    expect((await move('open')).json<Survey>().state).toBe('open');
    const refused = await shop.ask('PUT', url, { token: operator, body: draft });
    expect(refused.json<ErrorBody>().code).toBe('survey_not_draft');
  });

  it('take one answer of each member, worth what the rules say, however often it is sent', async () => {
    const wei = await member('wei');
    expect((await asked(wei))[0]).toMatchObject({ id: survey.id, answered: false, growth: 20 });
    const sent = await Promise.all([1, 2, 3, 4].map(() => answer(wei, { why: 'taste', nps: 9, words: '好喝' })));
    const taken = sent.filter(({ status }) => status === 200);
    expect(taken.map((one) => one.json<SurveyThanks>().gained)).toEqual([20]);
    const refused = sent.filter(({ status }) => status !== 200).map((one) => one.json<ErrorBody>().code);
    expect(refused).toEqual(['survey_answered', 'survey_answered', 'survey_answered']);
    expect((await asked(wei))[0]).toMatchObject({ answered: true });
  });

  it('refuse answers that do not fit, question by question, and take nothing then', async () => {
    const ming = await member('ming');
    const body = (await answer(ming, { why: 'nope', nps: 11 })).json<ErrorBody>();
    expect(body.details?.map(({ field }) => field)).toEqual(['answers.why', 'answers.nps']);
    expect((await asked(ming))[0]).toMatchObject({ answered: false });
  });

  it('ask only the tiers they are for', async () => {
    const other = (await shop.post('/api/surveys', { ...draft, tiers: ['gold'] }, operator)).json<Survey>();
    await shop.post(`/api/surveys/${other.id}/state`, { state: 'open' }, operator);
    const [plain, gold] = [await member('plain'), await member('gold', 250_000)];
    expect((await asked(plain)).map(({ id }) => id)).toEqual([survey.id]);
    expect((await asked(gold)).map(({ id }) => id)).toEqual([other.id, survey.id]);
  });

  it('show the operator what was answered, and what members need', async () => {
    await answer(await member('jia'), { why: 'deal', nps: 3 });
    const results = (await shop.get(`/api/surveys/${survey.id}/results`, operator)).json<SurveyResults>();
    expect(results).toMatchObject({ answered: 2, nps: 0, needs: { function: 0, quality: 1, price: 1 } });
    expect(results.questions[0]!.counts).toEqual([
      { label: '风味', count: 1 },
      { label: '价格', count: 1 },
    ]);
    const page = (await shop.get(`/api/surveys/${survey.id}/answers?limit=1`, operator)).json<Page<SurveyAnswerRow>>();
    expect(page).toMatchObject({ total: 2, items: [{ nps: 9, need: 'quality', texts: ['风味', '9', '好喝'] }] });
    const csv = (await shop.get(`/api/surveys/${survey.id}/answers/export`, operator)).text;
    expect(csv.trim().split('\r\n')).toHaveLength(3);
    expect(csv).toContain('质量,风味,9,好喝');
  });

  it('end with their last day in the shop, or when they are closed', async () => {
    shop.clock.set(startOfDay(parseDay('2026-07-03')!, 'Asia/Shanghai') - 1);
    const late = await member('late');
    operator = await shop.staff('operator');
    expect((await asked(late)).map(({ id }) => id)).toContain(survey.id);
    shop.clock.set(shop.clock.now() + 1);
    expect(await asked(late)).toEqual([]);
    expect((await answer(late, { why: 'taste' })).json<ErrorBody>().code).toBe('survey_closed');
    expect((await move('closed')).json<Survey>().state).toBe('closed');
    expect((await move('open')).json<ErrorBody>().code).toBe('survey_closed');
  });

  it('are the operators’ alone', async () => {
    const clerk = await shop.staff('clerk');
    expect((await shop.get('/api/surveys', clerk)).status).toBe(403);
    expect((await shop.get('/api/surveys/999', operator)).status).toBe(404);
    const twice = { ...draft, questions: [draft.questions[0]!, draft.questions[0]!] };
    expect((await shop.post('/api/surveys', twice, operator)).status).toBe(400);
  });
});
