import type { FeedbackItem } from '@jieti/shared/api/feedback';
import type { Profile } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import { aShopWithEverything } from '../privacy/shop-with-everything.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop, type Answer } from './http-shop.js';

/** Texts that phones, pasted chats and people with an axe to grind send. */
const texts: readonly (readonly [string, string])[] = [
  ['half of a pair', '好\ud83d'],
  ['the other half', '\udc4d好'],
  ['a null in between', '好\u0000坏'],
  ['emojis of families and flags', '👨‍👩‍👧‍👦🇨🇳🏳️‍🌈'],
  ['letters beyond the basic plane', '𠮷野家𝒳'],
  ['writing from right to left, turned', '\u202eevil\u202c مرحبا'],
  ['marks heaped on one letter', `Z${'\u0351'.repeat(15)}`],
  ['quotes, backslashes and an end of a statement', `\\' OR '1'='1'; --`],
  ['markup', '<img src=x onerror=alert(1)>'],
  ['a formula', '=HYPERLINK("x")'],
  ['composed and decomposed', 'é e\u0301'],
  ['line breaks of every kind', '一\r\n二\u2028三\u0085四'],
];

describe('odd texts at the doors of the community and privacy', () => {
  let shop: HttpShop;
  let people = 0;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await aShopWithEverything(shop);
  });
  afterAll(() => shop.close());

  async function aMember() {
    const mark = `odd-${(people += 1)}`;
    const id = await shop.member(mark, [aPurchase({ externalId: mark })]);
    const token = shop.token('member', id);
    return { id, token, mark };
  }
  /** Either it is refused in words, or it is kept as it came. */
  const taken = (answer: Answer): boolean => {
    expect(answer.status).toBeLessThan(500);
    return answer.status < 300;
  };
  /** Halves of characters are dropped: no engine keeps them. */
  const folded = (text: string) => wellFormed(text).replaceAll('\ufffd', '').trim();

  it.each(texts)('a name: %s', async (_, text) => {
    const { token } = await aMember();
    const name = [...text].slice(0, 18).join('');
    const answer = await shop.ask('PUT', '/api/me/profile', { token, body: { name } });
    if (taken(answer)) expect((await shop.get('/api/me/profile', token)).json<Profile>().name).toBe(folded(name));
  });

  it.each(texts)('feedback, told twice, and a reply: %s', async (_, text) => {
    const { token, mark } = await aMember();
    const body = { topic: 'store', body: text, requestKey: `key-of-${mark}` };
    const answers = [
      await shop.post('/api/me/feedback', body, token),
      await shop.post('/api/me/feedback', body, token),
    ];
    if (!answers.map(taken).every(Boolean)) return;
    const mine = async () =>
      (await shop.get('/api/me/feedback', token)).json<Page<FeedbackItem>>().items.map((item) => [item.id, item.body]);
    const [[id] = []] = await mine();
    expect(await mine()).toEqual([[id, folded(text)]]);
    taken(await shop.post(`/api/me/feedback/${id}/replies`, { body: text }, token));
    expect((await shop.get('/api/feedback.csv', await shop.staff('operator'))).status).toBeLessThan(500);
  });

  it.each(texts)('an answer to a survey, and its file: %s', async (_, text) => {
    const { token } = await aMember();
    taken(await shop.post('/api/me/surveys/1/answers', { answers: { why: text } }, token));
    expect((await shop.get('/api/me/export.json', token)).status).toBe(200);
    expect((await shop.get('/api/me/export.html', token)).status).toBe(200);
  });

  it.each(texts)('keys that make a request the same: %s', async (_, text) => {
    const { token, id } = await aMember();
    const requestKey = `${text}-12345678`.slice(0, 60);
    taken(await shop.post('/api/me/feedback', { topic: 'store', body: '好', requestKey }, token));
    taken(await shop.post('/api/me/gatherings/1/sign-up', { requestKey }, token));
    const [row] = await shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [id]);
    const close = { confirm: row!.card_no.slice(-4), requestKey };
    if (taken(await shop.post('/api/me/closing', close, token)))
      expect((await shop.get('/api/me/home', token)).status).toBe(401);
  });

  it.each(texts)('a login, a joining and a search: %s', async (_, text) => {
    taken(await shop.post('/api/auth/staff-login', { username: text, password: text }));
    taken(await shop.post('/api/auth/join', { code: `o-${text}`, noticeVersion: 1 }));
    taken(await shop.post('/api/auth/wechat-login', { code: `o-${text}` }));
    const operator = await shop.staff('operator');
    const asked = encodeURIComponent(wellFormed(text));
    for (const list of ['members', 'feedback', 'inviters', 'surveys', 'articles', 'gatherings'])
      taken(await shop.get(`/api/${list}?search=${asked}`, operator));
    taken(await shop.get('/api/members?search=%ED%A0%BD', operator));
  });
});

/** As UTF-8 carries it: halves of characters become U+FFFD. */
function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
