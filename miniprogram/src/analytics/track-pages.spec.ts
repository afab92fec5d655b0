import { phone } from '../../test/doubles/taro';
import { trackPages } from './track-pages';

interface Batch {
  readonly sentAt: number;
  readonly visits: readonly {
    visitId: string;
    page: string;
    from: string | null;
    item: string | null;
    dwellMs: number;
  }[];
}

const noon = Date.UTC(2026, 10, 22, 4);
const home = { route: 'pages/home/index' };
const article = { route: 'packages/community/article/index', options: { id: '12' } };

/** Lets requests that were answered at once be taken note of. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};
const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
  await settle();
};
const batches = () => phone.requests.filter(({ url }) => url.endsWith('/me/browsing')).map(({ data }) => data as Batch);
const kept = () => phone.stored('browse-queue-self') as Batch['visits'] | undefined;

function agree(granted = true): void {
  phone.store('consents-self', { granted: granted ? ['browsing'] : [], at: Date.now() });
}

let network = true;
let receipt = { allowed: true, counted: 0 };

beforeAll(() => {
  jest.useFakeTimers({ now: noon });
  trackPages();
});
afterAll(() => jest.useRealTimers());
beforeEach(async () => {
  phone.reset();
  network = true;
  receipt = { allowed: true, counted: 0 };
  phone.pages = [home];
  phone.answer = ({ url }) => {
    if (!url.endsWith('/me/browsing')) return { statusCode: 200, data: { token: 't', expiresAt: noon + 9e9 } };
    return network ? { statusCode: 200, data: receipt } : new Error('request:fail');
  };
  // A look without the member's word forgets whatever the test before left.
  await pass(1_000);
});

it('without the member’s word nothing is kept and nothing is said (D240)', async () => {
  await pass(120_000);
  phone.appHide();
  phone.appShow();
  await settle();
  expect([batches(), kept()]).toEqual([[], undefined]);
});

it('says which pages were in front, for how long and after which, every half minute', async () => {
  agree();
  await pass(10_000);
  phone.pages = [home, article];
  await pass(25_000);
  const [first] = batches();
  expect(first?.visits[0]).toMatchObject({ page: 'pages/home/index', from: null, item: null });
  expect(first?.visits[1]).toMatchObject({ page: article.route, from: home.route, item: 'article:12' });
  await pass(30_000);
  const all = batches().flatMap(({ visits }) => visits);
  expect(Math.max(...all.filter((v) => v.page === home.route).map((v) => v.dwellMs))).toBeGreaterThanOrEqual(9_000);
  // The article goes on under the same number, longer each time.
  expect(new Set(all.filter((v) => v.page === article.route).map((v) => v.visitId)).size).toBe(1);
});

it('counts no time behind another app, and goes on with the same stay', async () => {
  agree();
  await pass(5_000);
  phone.appHide();
  await pass(600_000);
  phone.appShow();
  await pass(5_000);
  phone.appHide();
  await settle();
  const [before, after] = [batches()[0]?.visits[0], batches().slice(-1)[0]?.visits[0]];
  expect(after?.visitId).toBe(before?.visitId);
  expect(after?.dwellMs).toBeLessThanOrEqual(11_000);
  phone.appShow();
});

it('begins another stay after half an hour', async () => {
  agree();
  await pass(5_000);
  phone.appHide();
  await pass(31 * 60_000);
  phone.appShow();
  await pass(40_000);
  const stays = new Set(batches().flatMap(({ visits }) => visits.map(({ visitId }) => visitId.split('-')[0])));
  expect(stays.size).toBe(2);
});

it('keeps what could not be said, and says it once there is a network', async () => {
  agree();
  network = false;
  await pass(70_000);
  expect(batches().length).toBeGreaterThan(1);
  expect(kept()).toHaveLength(1);
  network = true;
  await pass(31_000);
  phone.pages = [article];
  await pass(31_000);
  expect(kept()?.map(({ page }) => page) ?? []).not.toContain(home.route);
});

it('stops and forgets once the server says that the member does not agree any more', async () => {
  agree();
  await pass(5_000);
  receipt = { allowed: false, counted: 0 };
  agree(false);
  await pass(2_000);
  expect(kept()).toBeUndefined();
});

it('looks away from the clerk’s pages', async () => {
  agree();
  phone.pages = [{ route: 'packages/clerk/scan/index' }];
  await pass(40_000);
  expect(batches()).toEqual([]);
});

it('sends at most fifty at once', async () => {
  agree();
  network = false;
  for (let i = 0; i < 120; i += 1) {
    phone.pages = [i % 2 === 0 ? home : article];
    await pass(2_000);
  }
  network = true;
  await pass(31_000);
  expect(batches().every(({ visits }) => visits.length <= 50)).toBe(true);
});
