import type { OfficialAccountReport } from '@jieti/shared/api/groups';
import { WechatEventWorkService } from '../../src/callbacks/wechat-event-work.service.js';
import { MembersRepository } from '../../src/members/members.repository.js';
import { OaCountingService } from '../../src/official-account/oa-counting.service.js';
import { anEvent, deliver, post, delivery, pushSettings } from '../callbacks/pushed.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;

describe('what is done at the official account', () => {
  let shop: HttpShop;
  let lin: number;

  beforeAll(async () => {
    shop = await HttpShop.open(pushSettings('plain'));
    lin = await shop.member('lin', [aPurchase()]);
  });
  afterAll(() => shop.close());

  /** Delivers and works off; the state of the last event. */
  async function told(event: string, fields: object = {}): Promise<void> {
    const body = anEvent(shop.clock.now(), event, { FromUserName: 'oa-lin', EventKey: '', ...fields });
    expect((await deliver(shop, body, { surface: 'official-account', format: 'xml' })).text).toBe('success');
    await workedOff();
  }
  /** The application's own loop may have an event in hand while ours finds none. */
  async function workedOff(): Promise<void> {
    const work = shop.app.get(WechatEventWorkService, { strict: false });
    do await work.workOff();
    while ((await shop.query("SELECT id FROM wechat_event WHERE state = 'pending'")).length > 0);
  }
  const count = () => shop.app.get(OaCountingService, { strict: false }).round(shop.clock.now());
  const facts = async () =>
    (
      await shop.query<{ external_id: string }>("SELECT external_id FROM fact WHERE source = 'oa' ORDER BY external_id")
    ).map(({ external_id }) => external_id.split(':')[0]);
  const report = async () =>
    (await shop.get('/api/official-account/report?days=7', await shop.staff('operator'))).json<OfficialAccountReport>();

  it('waits for it to be known whose it is, then following counts once for ever (D248)', async () => {
    await told('subscribe', { EventKey: 'qrscene_store-1' });
    await told('CLICK', { EventKey: 'MENU_CARD' });
    await count();
    expect(await facts()).toEqual([]);
    await shop.run((tx) =>
      shop.app
        .get(MembersRepository, { strict: false })
        .attach(tx, lin, { kind: 'oaOpenid', value: 'oa-lin' }, shop.clock.now()),
    );
    await count();
    await count();
    expect(await facts()).toEqual(['click', 'follow']);
  });

  it('counts a delivery once, though it comes twice', async () => {
    shop.clock.advance(1000);
    const body = anEvent(shop.clock.now(), 'SCAN', { FromUserName: 'oa-lin', EventKey: 'table-7' });
    for (const nonce of ['n1', 'n2']) await deliver(shop, body, { surface: 'official-account', nonce });
    await workedOff();
    await count();
    expect(await facts()).toEqual(['click', 'click', 'follow']);
  });

  it('leaving takes nothing away, and coming back counts nothing more', async () => {
    shop.clock.advance(1000);
    await told('unsubscribe');
    shop.clock.advance(1000);
    await told('subscribe');
    await count();
    expect(await facts()).toEqual(['click', 'click', 'follow']);
    const { days, menus } = await report();
    expect(days.at(-1)).toMatchObject({ follows: 2, unfollows: 1, clicks: 2 });
    expect(menus).toEqual([
      { kind: 'click', what: 'MENU_CARD', times: 1, people: 1 },
      { kind: 'scan', what: 'table-7', times: 1, people: 1 },
    ]);
    expect(await shop.query("SELECT openid FROM oa_interaction WHERE openid <> ''")).toEqual([]);
  });

  it('with a signature that is wrong is nothing', async () => {
    const body = anEvent(shop.clock.now(), 'CLICK', { FromUserName: 'oa-lin', EventKey: 'MENU_FAKE' });
    const { url, body: text } = delivery(body, shop.clock.now(), { surface: 'official-account' });
    expect((await post(shop, url.replace(/signature=\w{4}/, 'signature=0000'), text)).status).not.toBe(200);
    await count();
    expect((await report()).menus).toHaveLength(2);
  });

  it('of people who never become members is forgotten', async () => {
    await told('CLICK', { FromUserName: 'oa-stranger', EventKey: 'MENU_CARD' });
    shop.clock.advance(89 * DAY);
    await count();
    expect(await shop.query("SELECT openid FROM oa_interaction WHERE openid <> ''")).toHaveLength(1);
    shop.clock.advance(2 * DAY);
    await count();
    expect(await shop.query("SELECT openid FROM oa_interaction WHERE openid <> ''")).toEqual([]);
  });
});
