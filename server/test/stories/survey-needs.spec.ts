import type { MemberEngagement } from '@jieti/shared/api/engagement';
import type { Survey, SurveyDraft } from '@jieti/shared/api/surveys';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';

const HOUR = 3_600_000;

function draft(title: string): SurveyDraft {
  const options = [
    { key: 'taste', text: '风味', need: 'quality' as const },
    { key: 'deal', text: '价格', need: 'price' as const },
    { key: 'else', text: '都不是' },
  ];
  const question = (key: string) => ({ kind: 'single' as const, key, title: key, required: true, options });
  return { title, intro: '两道题。', tiers: [], lastDay: '2026-07-31', questions: [question('a'), question('b')] };
}

describe('what a member is after (D202, D256)', () => {
  let shop: HttpShop;
  let memberId: number;
  let growth = 0;

  const open = async (title: string) => {
    const operator = await shop.staff('operator');
    const { id } = (await shop.post('/api/surveys', draft(title), operator)).json<Survey>();
    await shop.post(`/api/surveys/${id}/state`, { state: 'open' }, operator);
    return id;
  };
  const answer = async (id: number, a: string, b: string) => {
    shop.clock.set(shop.clock.now() + HOUR);
    const token = shop.token('member', memberId);
    return (await shop.post(`/api/me/surveys/${id}/answers`, { answers: { a, b } }, token)).status;
  };
  const engagement = async () =>
    (await shop.get(`/api/members/${memberId}/engagement`, await shop.staff('operator'))).json<MemberEngagement>();

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(startOfDay(parseDay('2026-07-01')!, 'Asia/Shanghai') + 9 * HOUR);
    memberId = await shop.member('lin', [aPurchase({ amountFen: 8000, occurredAt: shop.clock.now() - HOUR })]);
  });
  afterAll(() => shop.close());

  it('is unknown before anybody asked', async () => {
    expect((await engagement()).need).toBeNull();
  });

  it('is what the answers speak of, and the survey counts for the share of the community', async () => {
    expect(await answer(await open('第一份'), 'taste', 'taste')).toBe(200);
    const { need, share, items } = await engagement();
    expect(need).toMatchObject({ class: 'quality', title: '质量', survey: '第一份' });
    expect(share).toMatchObject({ amount: 20, total: 100, sharePercent: 20 });
    expect(items[0]).toMatchObject({ activity: 'survey', growth: 20, discount: null });
    growth = share?.total ?? 0;
  });

  it('changes with a later survey, whose growth the cap of the day does not count again', async () => {
    expect(await answer(await open('第二份'), 'deal', 'deal')).toBe(200);
    const { need, share, activities } = await engagement();
    expect(need).toMatchObject({ class: 'price', title: '价格', survey: '第二份' });
    expect(share?.total).toBe(growth);
    expect(activities[0]).toMatchObject({ events: 2, counted: 1, discounted: [{ reason: 'cap', events: 1 }] });
  });

  it('stays when a survey says nothing, or two things alike', async () => {
    await answer(await open('第三份'), 'else', 'else');
    await answer(await open('第四份'), 'taste', 'deal');
    expect((await engagement()).need).toMatchObject({ class: 'price', survey: '第二份' });
  });
});
