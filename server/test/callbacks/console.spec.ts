import type { Page } from '@jieti/shared/api/paging';
import type { WechatEventItem } from '@jieti/shared/api/wechat-events';
import { WechatEventHandlers } from '../../src/callbacks/wechat-event-handlers.js';
import { HttpShop } from '../http/http-shop.js';
import { anEvent, deliver, pushSettings } from './pushed.js';

describe('pushed events in the console', () => {
  let shop: HttpShop;
  let owner: string;
  let broken = true;

  beforeAll(async () => {
    shop = await HttpShop.open({ ...pushSettings('plain'), programme: false });
    owner = await shop.staff('owner');
    shop.app
      .get(WechatEventHandlers, { strict: false })
      .register('x_broken', () =>
        broken ? Promise.reject(new Error('no such order')) : Promise.resolve({ kind: 'handled' }),
      );
    const person = { FromUserName: 'oZ1234567890abcdefghij' };
    for (const event of ['x_broken', 'x_other', 'user_info_modified'])
      await deliver(shop, anEvent(shop.clock.now(), event, person));
    await deliver(shop, anEvent(shop.clock.now(), 'view_miniprogram'), { surface: 'official-account', format: 'xml' });
    await shop.run((tx) =>
      tx.execute(
        `UPDATE wechat_event SET state = 'failed', attempts = 5, reason = 'no such order' WHERE event = 'x_broken'`,
      ),
    );
    while ((await list('state=pending')).items.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  afterAll(() => shop.close());

  const list = async (query: string) =>
    (await shop.get(`/api/wechat/events?${query}`, owner)).json<Page<WechatEventItem>>();
  const names = async (query: string) => (await list(query)).items.map(({ event }) => event);

  it('are listed newest first, filtered by state and account, found by name and by whole openid, page by page', async () => {
    expect(await names('')).toEqual(['view_miniprogram', 'user_info_modified', 'x_other', 'x_broken']);
    expect(await names('state=failed')).toEqual(['x_broken']);
    expect(await names('account=officialAccount')).toEqual(['view_miniprogram']);
    expect(await names('search=x_')).toEqual(['x_other', 'x_broken']);
    expect(await names('search=oZ1234567890abcdefghij&state=ignored')).toEqual(['user_info_modified', 'x_other']);
    const first = await list('limit=3');
    expect([first.items.length, first.total]).toEqual([3, 4]);
    expect(await names(`limit=3&cursor=${first.nextCursor}`)).toEqual(['x_broken']);
    expect((await list('search=user_info')).items[0]).toMatchObject({
      ...{ who: 'oZ12…ghij', state: 'ignored', reason: '本店没有存这项资料', nextTryAt: null },
    });
  });

  it('are shown to owner and operator alone, and refuse what is no filter', async () => {
    expect((await shop.get('/api/wechat/events', await shop.staff('clerk'))).status).toBe(403);
    expect((await shop.get('/api/wechat/events?state=gone', owner)).status).toBe(400);
    expect((await shop.get('/api/wechat/events?cursor=x', owner)).status).toBe(400);
  });

  it('are tried again when they failed, once, and it is noted who asked for it', async () => {
    const [failed] = (await list('state=failed')).items;
    const retry = () => shop.post(`/api/wechat/events/${failed!.id}/retry`, {}, owner);
    broken = false;
    expect((await retry()).status).toBe(200);
    while ((await list('state=pending')).items.length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await list('search=x_broken')).items[0]).toMatchObject({ state: 'handled', attempts: 0, reason: null });
    expect((await retry()).json()).toMatchObject({ code: 'event_not_failed' });
    expect((await shop.post('/api/wechat/events/999999/retry', {}, owner)).status).toBe(404);
    const entries = await shop.query(`SELECT actor FROM audit_entry WHERE action = 'wechatEvent.retry'`);
    expect(entries).toEqual([{ actor: 'owner' }]);
  });
});
