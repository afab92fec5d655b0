import { createAccounts } from '../src/accounts/accounts.js';
import { createClock } from '../src/clock.js';
import { createRandomness } from '../src/randomness.js';
import { createSimulator, type Simulator } from '../src/simulator.js';
import { companyOf } from './company.js';
import { control, listenAsMerchant, Merchant } from './merchant.js';

const start = Date.parse('2026-06-12T14:32:00+08:00');

/** Of one seed too, but made once: RSA keys are not repeated by a seed, and take their time. */
const accounts = createAccounts(createRandomness('accounts'), createClock());

type Shop = Awaited<ReturnType<typeof listenAsMerchant>>;

async function startWith(seed: string, shop: Shop): Promise<Simulator> {
  const simulator = await createSimulator(
    {
      host: 'localhost',
      port: 0,
      dataDir: null,
      merchantUrl: shop.url,
      seed,
      speed: 1,
      time: start,
    },
    await accounts,
  );
  await simulator.app.listen({ host: '127.0.0.1', port: 0 });
  return simulator;
}

/** Waits until nothing more is written to the log. */
async function settled(simulator: Simulator): Promise<void> {
  let [before, quiet] = [-1, 0];
  while (quiet < 5) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const now = simulator.platform.log.list(1)[0]?.id ?? 0;
    quiet = now === before ? quiet + 1 : 0;
    before = now;
  }
}

/** A day of a shop: logins, messages, WeCom, paying and refunding, and a third of the calls going wrong. */
async function playADay(seed: string, shop: Shop) {
  const simulator = await startWith(seed, shop);
  const { sim, call, later, close } = companyOf(simulator);
  const act = async <T>(work: Promise<T>): Promise<T> => {
    const value = await work;
    await settled(simulator);
    return value;
  };
  const phones = Array.from({ length: 20 }, (_, index) => ({
    openid: index === 0 ? 'o-lin' : `o-${index}`,
    unionid: `u-${index}`,
    name: `会员 ${index}`,
  }));
  await sim('phones', { phones });
  await sim('wecom/population', {});
  const merchant = new Merchant(simulator);
  const { appId, appSecret, templates } = merchant.accounts;
  const { code } = await sim('phones/o-lin/login-code', {});
  await simulator.app.inject(
    `/sns/jscode2session?appid=${appId}&secret=${appSecret}&js_code=${code}&grant_type=authorization_code`,
  );
  await act(sim('phones/o-lin/consents', { results: { [templates[0]!.subscriptionTemplateId]: 'accept' } }));
  await act(sim('wecom/friends', { openid: 'o-lin', userid: 'XuAn' }));
  const { msgid } = await call('externalcontact/add_msg_template', { sender: 'XuAn', text: { content: '周六见' } });
  await act(sim(`wecom/tasks/${msgid}/confirm`, { userid: 'XuAn' }));
  const order = merchant.orderOf('order-1', { notify_url: `${shop.url}/notify` });
  const placed = await merchant.call('POST', '/v3/pay/transactions/jsapi', order);
  await act(sim('phones/o-lin/pay', { prepayId: placed.json['prepay_id'] }));
  const amount = { refund: 100, total: 4200, currency: 'CNY' };
  const refund = { out_trade_no: 'order-1', out_refund_no: 'refund-1', amount, notify_url: `${shop.url}/notify` };
  await merchant.call('POST', '/v3/refund/domestic/refunds', refund);
  await act(later(3_600));
  await sim('faults/mix', { probability: 0.3, seed: 'day', milliseconds: 1, endpoints: ['/cgi-bin/user/simplelist'] });
  for (let time = 0; time < 40; time++) await call('user/simplelist').catch(() => null);
  await settled(simulator);
  const { items } = (await control(simulator, 'GET', '/sim/log?limit=500')).json;
  const { mix } = await sim('faults');
  await close();
  return { log: items.map(withoutDuration), mix, phone: simulator.platform.state.phones['o-lin'] };
}

function withoutDuration(entry: Record<string, unknown>): Record<string, unknown> {
  const { milliseconds: _, ...rest } = entry;
  return rest;
}

it('does the same again with the same seed: every identifier, every sealed byte, every fault', async () => {
  const shop = await listenAsMerchant(200);
  const first = await playADay('spring', shop);
  const second = await playADay('spring', shop);
  expect(first.log.length).toBeGreaterThan(45);
  expect(first.mix.taken).not.toEqual({});
  expect(second).toEqual(first);
  const other = await playADay('autumn', shop);
  expect(other.phone?.sessionKey).not.toBe(first.phone?.sessionKey);
  await shop.close();
}, 120_000);
