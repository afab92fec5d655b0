import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { control, startSimulator } from './merchant.js';
import { opened } from './opened-event.js';
import type { Simulator } from '../src/simulator.js';

type Account = 'miniProgram' | 'officialAccount' | 'wecom';

let simulator: Simulator;
let closers: (() => void)[] = [];
beforeEach(async () => {
  simulator = await startSimulator();
});
afterEach(async () => {
  for (const close of closers) close();
  closers = [];
  await simulator.app.close();
});

const check = (account: Account) => control(simulator, 'POST', '/sim/callbacks/check', { account });
async function echoing(answer: (query: URLSearchParams) => string): Promise<void> {
  const server = createServer((request, response) => {
    response.end(answer(new URL(request.url ?? '', 'http://shop').searchParams));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  Object.assign(simulator.platform, { merchantUrl: `http://127.0.0.1:${port}` });
}

it('an address must give the echo back as it is', async () => {
  await echoing((query) => query.get('echostr') ?? '');
  expect((await check('miniProgram')).json).toMatchObject({ ok: true, status: 200 });
  expect((await check('officialAccount')).json).toMatchObject({ ok: true });
  expect((await check('wecom')).json).toMatchObject({ ok: false });
});

it('an address for WeCom must give it back decrypted', async () => {
  const { encodingAesKey } = simulator.platform.accounts.merchant.callbacks.wecom;
  await echoing((query) => opened(query.get('echostr') ?? '', encodingAesKey).text);
  expect((await check('wecom')).json).toMatchObject({ ok: true });
});

it('the check says what came instead, or that nothing came', async () => {
  await echoing(() => 'success');
  expect((await check('miniProgram')).json).toMatchObject({ ok: false, status: 200, answer: 'success' });
  Object.assign(simulator.platform, { merchantUrl: 'http://127.0.0.1:1' });
  expect((await check('miniProgram')).json).toMatchObject({ ok: false, status: null });
});
