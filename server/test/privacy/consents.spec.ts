import type { MyPrivacy } from '@jieti/shared/api/privacy';
import type { Purpose } from '@jieti/shared/model/purpose';
import { ASK_AGAIN_AFTER_MS } from '@jieti/shared/rules/privacy/consent-state';
import { ConsentsQueries } from '../../src/privacy/consents.queries.js';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';
import { aFullLife } from './full-life.js';
import { aShopWithEverything } from './shop-with-everything.js';

describe('what members allow', () => {
  let shop: HttpShop;
  let members = 0;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await aShopWithEverything(shop);
  });
  afterAll(() => shop.close());

  const aMember = () => shop.member(`c${(members += 1)}`, [aPurchase({ externalId: `p${members}` })]);
  const say = (id: number, purpose: string, body: object) =>
    shop.ask('PUT', `/api/me/privacy/${purpose}`, { token: shop.token('member', id), body });
  const read = async (id: number) => (await shop.get('/api/me/privacy', shop.token('member', id))).json<MyPrivacy>();
  const choice = async (id: number, purpose: Purpose) => (await read(id)).purposes.find((p) => p.purpose === purpose)!;
  const words = (id: number) =>
    shop.query<{ purpose: string; granted: number; text_hash: string; channel: string; given_by: string }>(
      'SELECT purpose, granted, text_hash, channel, given_by FROM privacy_consent WHERE member_id = ? ORDER BY id',
      [id],
    );

  it('D220: offers hold from the start, browsing and groups wait for a yes', async () => {
    const id = await aMember();
    const { purposes, notice, noticeAccepted } = await read(id);
    expect(purposes.map(({ purpose, granted }) => [purpose, granted])).toEqual([
      ['marketing', true],
      ['personalisation', true],
      ['browsing', false],
      ['groups', false],
    ]);
    expect([notice.version, notice.hash.length, noticeAccepted]).toEqual([1, 64, null]);
    expect(await words(id)).toEqual([]);
  });

  it('D224: a word is recorded with who, when, version, the text’s hash and the channel; the text is kept', async () => {
    const id = await aMember();
    expect((await say(id, 'browsing', { granted: true, noticeVersion: 1, channel: 'h5' })).status).toBe(200);
    expect((await say(id, 'browsing', { granted: true, noticeVersion: 1, channel: 'h5' })).status).toBe(200);
    const [word, ...more] = await words(id);
    expect([more, word]).toEqual([[], expect.objectContaining({ channel: 'h5', given_by: 'member' })]);
    const [text] = await shop.query<{ body: string }>('SELECT body FROM privacy_text WHERE hash = ?', [
      word!.text_hash,
    ]);
    expect(JSON.parse(text!.body)).toMatchObject({ title: '浏览记录', version: 1 });
    expect((await choice(id, 'browsing')).changedAt).toBe(shop.clock.now());
  });

  it('D224: a yes to an earlier notice is refused, a no never is', async () => {
    const id = await aMember();
    expect((await say(id, 'browsing', { granted: true, noticeVersion: 99 })).json()).toMatchObject({
      code: 'notice_changed',
    });
    expect((await say(id, 'marketing', { granted: false, noticeVersion: 99 })).status).toBe(200);
    expect((await say(id, 'tracking', { granted: true, noticeVersion: 1 })).status).toBe(400);
    expect((await choice(id, 'marketing')).granted).toBe(false);
  });

  it('D224: taken back it is deleted at once, and nothing of others', async () => {
    const [mine, other] = [await aFullLife(shop, 'MINE'), await aFullLife(shop, 'OTHERS')];
    for (const id of [mine, other])
      for (const purpose of ['browsing', 'groups']) await say(id, purpose, { granted: true, noticeVersion: 1 });
    for (const purpose of ['browsing', 'groups']) await say(mine, purpose, { granted: false, noticeVersion: 1 });
    for (const table of ['browse_visit', 'member_interest', 'group_visit', 'group_stay']) {
      const rows = await shop.query<{ member_id: number | null }>(`SELECT member_id FROM ${table}`);
      expect([table, rows.filter((row) => Number(row.member_id) === mine).length]).toEqual([table, 0]);
      expect([table, rows.filter((row) => Number(row.member_id) === other).length]).toEqual([table, 1]);
    }
  });

  it('D221: after a no the phone does not ask by itself until the cool-down is over', async () => {
    const id = await aMember();
    expect((await choice(id, 'browsing')).mayAsk).toBe(true);
    await say(id, 'browsing', { granted: false, noticeVersion: 1 });
    expect((await choice(id, 'browsing')).mayAsk).toBe(false);
    shop.clock.advance(ASK_AGAIN_AFTER_MS);
    expect((await choice(id, 'browsing')).mayAsk).toBe(true);
  });

  it('D220: others ask who allows what, of one and of many', async () => {
    const [yes, no, never] = [await aMember(), await aMember(), await aMember()];
    await say(yes, 'browsing', { granted: true, noticeVersion: 1 });
    await say(no, 'marketing', { granted: false, noticeVersion: 1 });
    const consents = shop.app.get(ConsentsQueries, { strict: false });
    expect(await consents.allows(yes, 'browsing')).toBe(true);
    expect([...(await consents.listAllowed([yes, no, never], 'browsing'))]).toEqual([yes]);
    expect([...(await consents.listAllowed([yes, no, never, 999_999], 'marketing'))].sort()).toEqual([yes, never]);
  });

  it('D224: said many times at once, the last word stands once', async () => {
    const id = await aMember();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => say(id, 'personalisation', { granted: false, noticeVersion: 1 })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await words(id)).length).toBe(1);
  });

  it('D224: the old switch of the profile is a word like any other', async () => {
    const id = await aMember();
    await shop.ask('PUT', '/api/me/profile', { token: shop.token('member', id), body: { marketing: false } });
    expect(await words(id)).toEqual([expect.objectContaining({ purpose: 'marketing', granted: 0 })]);
    expect((await choice(id, 'marketing')).granted).toBe(false);
  });

  it('D222: the notice is for everybody, and accepting it is recorded once', async () => {
    expect((await shop.get('/api/privacy/notice')).json()).toMatchObject({ version: 1 });
    const id = await aMember();
    await say(id, 'notice', { noticeVersion: 1 });
    expect((await read(id)).noticeAccepted).toBe(1);
    expect(await words(id)).toEqual([expect.objectContaining({ purpose: 'notice', granted: 1 })]);
  });

  it('D224: operators see each word with its hash; clerks do not', async () => {
    const id = await aMember();
    await say(id, 'personalisation', { granted: false, noticeVersion: 1 });
    const answer = await shop.get(`/api/members/${id}/privacy`, await shop.staff('operator'));
    expect(answer.json()).toMatchObject({
      history: [{ purpose: 'personalisation', title: '个性化推荐', granted: false, givenBy: 'member' }],
    });
    expect((await shop.get(`/api/members/${id}/privacy`, await shop.staff('clerk'))).status).toBe(403);
    expect((await shop.get('/api/members/999999/privacy', await shop.staff('operator'))).status).toBe(404);
  });
});
