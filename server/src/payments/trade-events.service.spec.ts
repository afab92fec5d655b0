import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import type { WechatEvent } from '../callbacks/wechat-event.js';
import { WechatEventHandlers, type EventOutcome } from '../callbacks/wechat-event-handlers.js';
import { Doorbell } from '../jobs/doorbell.js';
import { ShippingRepository } from './shipping.repository.js';
import { TradeEventsService } from './trade-events.service.js';

const NOW = Date.UTC(2026, 10, 21, 4);

let database: TestDatabase;
let handlers: WechatEventHandlers;

beforeEach(async () => {
  database = await openTestDatabase();
  handlers = new WechatEventHandlers();
  const shipping = new ShippingRepository(database.dialect);
  new TradeEventsService(handlers, shipping, new Doorbell()).onModuleInit();
  const upload = { transactionId: '42-1', openid: 'o-lin', logisticsType: 4, itemDesc: '豆子' } as const;
  await database.transactions.run(async (tx) => {
    await shipping.insert(tx, upload, NOW);
    await shipping.insert(tx, upload, NOW + 1);
    await shipping.note(tx, '42-1', { state: 'failed', errcode: 10060004, error: 'state', now: NOW });
  });
});
afterEach(() => database.drop());

const tell = (event: string, fields: Readonly<Record<string, string>>): Promise<EventOutcome> => {
  const told: WechatEvent = { id: 1, account: 'miniProgram', event, fromUser: '', at: NOW + 5000, fields };
  return database.transactions.run((tx) => handlers.find(event)!(tx, told));
};
const row = async () =>
  (await database.reader.query('SELECT state, next_at, settled_at, attempts FROM shipping_upload'))[0];

test('a reminder to ship puts what we had given up back into the queue', async () => {
  expect(await row()).toMatchObject({ state: 'failed', next_at: null });
  expect(await tell('trade_manage_remind_shipping', { transaction_id: '42-1' })).toEqual({ kind: 'handled' });
  expect(await row()).toMatchObject({ state: 'pending', attempts: 0, next_at: NOW + 5000 });
});

test('the money counts as ours when WeChat says that it is settled, not when it says that it was shipped', async () => {
  const shipped = { transaction_id: '42-1', shipped_time: '1795000000', estimated_settlement_time: '1795800000' };
  expect(await tell('trade_manage_order_settlement', shipped)).toMatchObject({ kind: 'ignored' });
  expect(await row()).toMatchObject({ settled_at: null });
  const settled = { ...shipped, confirm_receive_method: '2', settlement_time: '1795800000' };
  expect(await tell('trade_manage_order_settlement', settled)).toEqual({ kind: 'handled' });
  expect(await row()).toMatchObject({ settled_at: 1_795_800_000_000 });
});

test.each(['trade_manage_remind_shipping', 'trade_manage_order_settlement'])(
  '%s about a payment of another shop is ignored, with a reason',
  async (event) => {
    const other = { transaction_id: '42-2', settlement_time: '1795800000' };
    expect(await tell(event, other)).toEqual({ kind: 'ignored', reason: 'not a payment of this shop' });
  },
);

test('a reminder to use the API needs nothing', async () => {
  expect(await tell('trade_manage_remind_access_api', { msg: '' })).toMatchObject({ kind: 'ignored' });
});
