import { ClosingSweepService } from '../../src/privacy/closing-sweep.service.js';
import { HttpShop } from '../http/http-shop.js';
import { aFullLife } from './full-life.js';
import { aShopWithEverything } from './shop-with-everything.js';

describe('what was on its way when a member left (D227)', () => {
  let shop: HttpShop;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await aShopWithEverything(shop);
  });
  afterAll(() => shop.close());

  it('is gone ten minutes later: numbers at WeChat, what it says of interests, words of messages', async () => {
    const id = await aFullLife(shop, 'SWEPT');
    const [card] = await shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [id]);
    const body = { confirm: card!.card_no.slice(-4), requestKey: 'close-and-sweep' };
    expect((await shop.post('/api/me/closing', body, shop.token('member', id))).status).toBe(200);
    const now = shop.clock.now();
    const content = JSON.stringify({ title: '来晚了', body: '', page: '', values: {} });
    await shop.run(async (tx) => {
      const identity = ['oaOpenid', 'late-openid', id, now];
      await tx.insertRows('member_identity', ['kind', 'value', 'member_id', 'created_at'], [identity]);
      await tx.execute("UPDATE outbox_message SET state = 'sent', content = ? WHERE member_id = ?", [content, id]);
      const interest = [id, 'late-tag', 1, 1, now];
      await tx.insertRows('member_interest', ['member_id', 'tag', 'visits', 'dwell_ms', 'last_at'], [interest]);
    });
    const sweep = () => shop.app.get(ClosingSweepService, { strict: false }).sweep();
    const left = async () => [
      (await shop.query('SELECT value FROM member_identity WHERE member_id = ?', [id])).length,
      (await shop.query('SELECT tag FROM member_interest WHERE member_id = ?', [id])).length,
      (await shop.query("SELECT id FROM outbox_message WHERE content LIKE '%来晚了%'")).length,
    ];
    await sweep();
    expect(await left()).toEqual([1, 1, 1]);
    shop.clock.advance(600_000);
    await sweep();
    await sweep();
    expect(await left()).toEqual([0, 0, 0]);
    expect(await shop.query('SELECT member_id FROM account_closure WHERE member_id = ?', [id])).toHaveLength(1);
  });

  it('touches nobody who is still a member', async () => {
    const id = await aFullLife(shop, 'STAYS');
    shop.clock.advance(86_400_000);
    await shop.app.get(ClosingSweepService, { strict: false }).sweep();
    expect(await shop.query('SELECT tag FROM member_interest WHERE member_id = ?', [id])).toHaveLength(1);
  });
});
