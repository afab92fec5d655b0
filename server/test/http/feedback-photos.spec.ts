import type { ErrorBody } from '@jieti/shared/api/errors';
import type { FeedbackItem, FeedbackRow, SentPhoto } from '@jieti/shared/api/feedback';
import type { Page } from '@jieti/shared/api/paging';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const jpeg = (size = 64, mark = 1) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size, mark)]);

describe('photos beside feedback', () => {
  let shop: HttpShop;
  let operator: string;
  let lin: string;
  let other: string;

  const send = async (content: Buffer, token = lin, type = 'image/jpeg') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    return shop.app.inject({ method: 'POST', url: '/api/me/feedback/photos', headers, payload: content });
  };
  const sent = async (content = jpeg(), token = lin) => (await send(content, token)).json<SentPhoto>().key;
  const write = (photos: readonly string[], requestKey: string, token = lin) =>
    shop.post('/api/me/feedback', { topic: 'product', body: '杯盖漏水', requestKey, photos }, token);
  const show = async (url: string, token: string) => {
    const reply = await shop.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
    return { status: reply.statusCode, type: reply.headers['content-type'], content: reply.rawPayload };
  };

  beforeAll(async () => {
    shop = await HttpShop.open();
    operator = await shop.staff('operator');
    lin = shop.token('member', await shop.member('lin', [aPurchase({ amountFen: 250_000 })]));
    other = shop.token('member', await shop.member('other', [aPurchase()], '陈一'));
  });
  afterAll(() => shop.close());

  it('arrive with the words, in their order, byte by byte', async () => {
    const [first, second] = [await sent(jpeg(4_000, 7)), await sent(jpeg(5_000, 9))];
    expect((await write([first, second], 'key-with-photos')).status).toBe(204);
    expect((await write([first, second], 'key-with-photos')).status).toBe(204);
    const [mine] = (await shop.get('/api/me/feedback', lin)).json<Page<FeedbackItem>>().items;
    expect(mine?.photos).toEqual([first, second]);
    const desk = (await shop.get('/api/feedback', operator)).json<Page<FeedbackRow>>();
    expect(desk.items.map(({ photos }) => photos)).toEqual([[first, second]]);
    for (const [url, token] of [
      [`/api/me/feedback/photos/${first}`, lin],
      [`/api/feedback/photos/${first}`, operator],
    ] as const) {
      expect(await show(url, token)).toEqual({ status: 200, type: 'image/jpeg', content: jpeg(4_000, 7) });
    }
  });

  it('are shown to who took them and to the desk, and to nobody else', async () => {
    const key = await sent();
    expect((await show(`/api/me/feedback/photos/${key}`, other)).status).toBe(404);
    expect((await show(`/api/feedback/photos/${key}`, operator)).status).toBe(404);
    expect((await show(`/api/feedback/photos/${key}`, await shop.staff('clerk'))).status).toBe(403);
    expect((await show(`/api/me/feedback/photos/${key}`, lin)).status).toBe(200);
    expect((await write([key], 'key-of-a-stranger', other)).json<ErrorBody>().code).toBe('photo_gone');
    expect((await shop.get('/api/me/feedback', other)).json<Page<FeedbackItem>>().items).toEqual([]);
  });

  it('belong to one piece of feedback, however many are sent at once', async () => {
    const key = await sent();
    const answers = await Promise.all([1, 2, 3].map((n) => write([key], `key-of-a-race-${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
  });

  it('that wait too long or are too many are let go', async () => {
    const third = shop.token('member', await shop.member('third', [aPurchase()], '周三'));
    const keys: string[] = [];
    for (let i = 0; i < 7; i += 1) keys.push(await sent(jpeg(), third));
    expect((await write([keys[0]!], 'key-of-the-seventh', third)).json<ErrorBody>().code).toBe('photo_gone');
    shop.clock.advance(86_400_001);
    const fresh = await sent(jpeg(), third);
    expect((await write([keys[6]!], 'key-of-yesterday', third)).json<ErrorBody>().code).toBe('photo_gone');
    expect((await write([fresh], 'key-of-a-fresh-one', third)).status).toBe(204);
  });

  it.each([
    ['a page that says it is a picture', Buffer.from('<html></html>'), 400, 'photo_unreadable'],
    ['nothing', Buffer.alloc(0), 400, 'photo_unreadable'],
    ['more than 1 MB', jpeg(1_048_576), 413, 'too_large'],
  ])('refuse %s', async (_, content, status, code) => {
    const reply = await send(content, other);
    expect([reply.statusCode, reply.json<ErrorBody>().code]).toEqual([status, code]);
    expect(
      await shop.query('SELECT 1 FROM feedback_photo WHERE LENGTH(content) <> 68 AND feedback_id IS NULL'),
    ).toEqual([]);
  });

  it.each([
    ['a fourth photo', Array<string>(4).fill('a'.repeat(32))],
    ['a key that is none', ['../x']],
  ])('refuse %s beside the words', async (_, photos) => {
    expect((await write(photos, 'key-of-a-bad-one', other)).status).toBe(400);
  });
});
