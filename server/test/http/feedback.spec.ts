import type { ErrorBody } from '@jieti/shared/api/errors';
import type { FeedbackItem, FeedbackRow } from '@jieti/shared/api/feedback';
import type { Page } from '@jieti/shared/api/paging';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

describe('feedback', () => {
  let shop: HttpShop;
  let operator: string;
  let lin: string;
  let other: string;

  const mine = async () => (await shop.get('/api/me/feedback', lin)).json<Page<FeedbackItem>>().items;
  const desk = async (query = '') => (await shop.get(`/api/feedback${query}`, operator)).json<Page<FeedbackRow>>();
  const write = (body: string, requestKey: string) =>
    shop.post('/api/me/feedback', { topic: 'product', body, requestKey }, lin);

  beforeAll(async () => {
    shop = await HttpShop.open();
    operator = await shop.staff('operator');
    lin = shop.token('member', await shop.member('lin', [aPurchase({ amountFen: 250_000 })]));
    other = shop.token('member', await shop.member('other', [aPurchase()], '陈一'));
  });
  afterAll(() => shop.close());

  it('is written once however often it is sent, with the tier of who wrote it', async () => {
    const sent = await Promise.all([1, 2, 3].map(() => write('豆子烘得有点深', 'key-of-the-first')));
    expect(sent.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect(await desk()).toMatchObject({
      total: 1,
      items: [
        { memberName: '林**', tier: 'gold', state: 'open', topic: 'product', body: '豆子烘得有点深', replies: [] },
      ],
    });
  });

  it('goes to and fro until it is closed, and the member is told of every answer', async () => {
    const { id } = (await mine())[0]!;
    const reply = (body: string) => shop.post(`/api/feedback/${id}/replies`, { body }, operator);
    expect((await reply('换浅烘的试试，算店里的')).json<FeedbackRow>()).toMatchObject({ state: 'answered' });
    const told = await shop.query<{ body: string }>("SELECT body FROM inbox_message WHERE kind = 'feedbackReplied'");
    const queued = await shop.query("SELECT 1 FROM outbox_message WHERE kind = 'feedbackReplied'");
    expect(told.length + queued.length).toBeGreaterThan(0);

    expect((await shop.post(`/api/me/feedback/${id}/replies`, { body: '好' }, lin)).status).toBe(204);
    expect(await mine()).toMatchObject([
      { state: 'open', replies: [{ byMember: false }, { byMember: true, body: '好' }] },
    ]);
    expect((await shop.post(`/api/feedback/${id}/close`, {}, operator)).json<FeedbackRow>().state).toBe('closed');
    expect((await reply('再说一句')).json<ErrorBody>().code).toBe('feedback_closed');
    expect((await shop.post(`/api/feedback/${id}/reopen`, {}, operator)).json<FeedbackRow>().state).toBe('open');
  });

  it('belongs to who wrote it', async () => {
    const { id } = (await mine())[0]!;
    expect((await shop.post(`/api/me/feedback/${id}/replies`, { body: '看看' }, other)).status).toBe(404);
    expect((await shop.get('/api/me/feedback', other)).json<Page<FeedbackItem>>().items).toEqual([]);
  });

  it('is found by its state, topic and words, where a percent sign is a percent sign', async () => {
    await write('打 8% 的折就好了', 'key-of-the-second');
    expect((await desk('?search=%25')).items.map(({ body }) => body)).toEqual(['打 8% 的折就好了']);
    expect((await desk('?state=closed')).total).toBe(0);
    expect((await desk('?topic=product&limit=1')).nextCursor).not.toBeNull();
    const csv = (await shop.get('/api/feedback/export', operator)).text;
    expect(csv.trim().split('\r\n')).toHaveLength(3);
  });

  it('is recorded for a member who spoke elsewhere', async () => {
    const body = {
      topic: 'store',
      body: '群里说：队太长',
      requestKey: 'key-of-the-group',
      channel: 'group',
      memberId: 999,
    };
    expect((await shop.post('/api/feedback', body, operator)).json<ErrorBody>().code).toBe('member_unknown');
    const { memberId } = (await desk()).items[0]!;
    const row = (await shop.post('/api/feedback', { ...body, memberId }, operator)).json<FeedbackRow>();
    expect(row).toMatchObject({ memberId, channel: 'group', topic: 'store' });
  });

  it.each([
    ['an empty text', { body: ' ' }],
    ['a text of 501 characters', { body: '长'.repeat(501) }],
    ['a topic there is not', { topic: 'weather' }],
    ['a short key', { requestKey: 'x' }],
  ])('refuses %s', async (_, bad) => {
    const body = { topic: 'product', body: '好', requestKey: 'key-of-a-bad-one', ...bad };
    expect((await shop.post('/api/me/feedback', body, other)).status).toBe(400);
  });
});
