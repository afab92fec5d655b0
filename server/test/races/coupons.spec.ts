import { insertMemberRows } from '../setup/offer-rows.js';
import { CouponDesk, operator, outcomeOf, piecesOfDesk, tally } from '../coupons/coupon-desk.js';

let desk: CouponDesk;

beforeAll(async () => {
  desk = await CouponDesk.open();
  const members = Array.from({ length: 1200 }, (_, i) => ({ id: i + 1, tier: i < 1100 ? 'plain' : 'gold' }));
  await desk.world.transactions.run((tx) => insertMemberRows(tx, members));
});
afterAll(() => desk.close());

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** All at once, fifty in flight. */
async function rush(members: readonly number[], ask: (memberId: number) => Promise<string>): Promise<string[]> {
  const queue = [...members];
  const outcomes: string[] = [];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) outcomes.push(await ask(next));
  };
  await Promise.all(Array.from({ length: 50 }, worker));
  return outcomes;
}

test('D141: 1,000 claim a stock of 100 at once: 100 get it, 900 are told so, and the books agree', async () => {
  const id = await desk.template({ stockTotal: 100 });
  const outcomes = await rush(numbers(1, 1000), (member) => desk.claim(member, id));
  expect(tally(outcomes)).toEqual({ claimed: 100, coupon_out_of_stock: 900 });
  expect(await desk.stockOf(id)).toEqual({ issued: 100, reserved: 0, redeemed: 0, held: 100, logged: 100 });
});

test('D146: a grant of 60 at 50 left is refused whole, or takes exactly 50, while 1,000 claim the rest', async () => {
  const id = await desk.template({ stockTotal: 100 });
  await rush(numbers(1, 50), (member) => desk.claim(member, id));
  const memberIds = numbers(1101, 60);
  await expect(desk.grantMany(id, { memberIds })).rejects.toMatchObject({ code: 'grant_short' });
  expect(await desk.stockOf(id)).toMatchObject({ issued: 50, reserved: 0 });
  await desk.grantMany(id, { memberIds, whenShort: 'partial', idempotencyKey: 'grant-0002' });
  const [outcomes] = await Promise.all([
    rush(numbers(51, 1000), (member) => desk.claim(member, id)),
    desk.pieces.job.makeAll(),
  ]);
  expect(tally(outcomes)).toEqual({ coupon_out_of_stock: 1000 });
  expect(await desk.stockOf(id)).toEqual({ issued: 100, reserved: 0, redeemed: 0, held: 100, logged: 100 });
  const { items } = await desk.pieces.taskList.list({ templateId: id, beforeId: undefined, limit: 10 });
  expect(items).toMatchObject([{ state: 'done', wanted: 60, reserved: 50, used: 50 }]);
});

test('D146: a grant that asks while 1,000 claim gets its 60 or nothing, never some of them', async () => {
  const id = await desk.template({ stockTotal: 100 });
  const [outcomes, grant] = await Promise.all([
    rush(numbers(1, 1000), (member) => desk.claim(member, id)),
    desk.grantMany(id, { memberIds: numbers(1101, 60) }).then(
      () => 60,
      () => 0,
    ),
  ]);
  await desk.pieces.job.makeAll();
  expect(tally(outcomes)['claimed']).toBe(100 - grant);
  expect(await desk.stockOf(id)).toEqual({ issued: 100, reserved: 0, redeemed: 0, held: 100, logged: 100 });
});

test('D142: of 40 a day the 41st is told to come tomorrow, and tomorrow there are 40 more', async () => {
  const id = await desk.template({ stockTotal: 100, perDay: 40 });
  const today = await rush(numbers(1, 200), (member) => desk.claim(member, id));
  expect(tally(today)).toEqual({ claimed: 40, coupon_day_gone: 160 });
  desk.world.clock.advance(86_400_000);
  const tomorrow = await rush(numbers(301, 200), (member) => desk.claim(member, id));
  expect(tally(tomorrow)).toEqual({ claimed: 40, coupon_day_gone: 160 });
  desk.world.clock.advance(86_400_000);
  const third = await rush(numbers(601, 200), (member) => desk.claim(member, id));
  expect(tally(third)).toEqual({ claimed: 20, coupon_out_of_stock: 180 });
  expect(await desk.stockOf(id)).toMatchObject({ issued: 100, held: 100 });
});

test('D143: 32 claims of one member at a limit of 3 bring 3 coupons', async () => {
  const id = await desk.template({ perMember: 3 });
  const outcomes = await Promise.all(numbers(1, 32).map((n) => desk.claim(7, id, `parallel-${n}`)));
  expect(tally(outcomes)).toEqual({ claimed: 3, coupon_limit: 29 });
});

test('D143: one claim told 32 times is one coupon', async () => {
  const id = await desk.template({ perMember: 5 });
  const outcomes = await Promise.all(numbers(1, 32).map(() => desk.claim(8, id, 'the-same-key')));
  expect(tally(outcomes)).toEqual({ claimed: 1, repeated: 31 });
  expect(await desk.stockOf(id)).toMatchObject({ issued: 1, held: 1 });
});

test('D145: one exchange code tried by 64 members at once is one coupon of one member', async () => {
  const id = await desk.template({ stockTotal: 10, claim: null });
  await desk.pieces.codes.make(id, { text: 'AUTUMN-2026-01', idempotencyKey: 'batch-0001' }, operator);
  expect(await desk.stockOf(id)).toMatchObject({ issued: 0, reserved: 1 });
  const outcomes = await Promise.all(numbers(201, 64).map((member) => desk.exchange(member, 'autumn 2o26 oi')));
  expect(tally(outcomes)).toEqual({ claimed: 1, exchange_code_used: 63 });
  expect(await desk.stockOf(id)).toEqual({ issued: 1, reserved: 0, redeemed: 0, held: 1, logged: 1 });
});

test('D148: redeemed, voided and locked at once, one of them happens and the log says which', async () => {
  const id = await desk.template({ perMember: 100, claim: null });
  const { coupons, holds, voiding } = desk.pieces;
  const { transactions, clock } = desk.world;
  const seen = new Set<string>();
  for (let round = 0; round < 30; round += 1) {
    const couponId = await desk.coupon(900, id, `race:${round}`);
    const by = { couponId, memberId: 900, storeId: 'anfu', now: clock.now() };
    const acts: (() => Promise<unknown>)[] = [
      () => transactions.run((tx) => coupons.redeem(tx, { ...by, staff: '许安', fact: null, redeemKey: `r-${round}` })),
      () => voiding.void(couponId, { reason: '发错了' }, operator),
      () => transactions.run((tx) => holds.hold(tx, { ...by, by: '许安', redeemKey: `h-${round}` })),
    ];
    const order = [0, 1, 2].map((i) => acts[(i + round) % 3]!);
    // The first has a start of up to 60 ms: whoever asks for less wins otherwise.
    const starts = order.map((act, i) => pause(Math.min(i, 1) * (round % 4) * 20).then(act));
    const results = await Promise.all(starts.map((work) => outcomeOf(work.then(() => ({ repeated: false })))));
    expect(tally(results)['claimed']).toBe(1);
    const [row] = await desk.world.reader.query<{ state: string }>('SELECT state FROM coupon WHERE id = ?', [couponId]);
    const { items } = await desk.pieces.events.list({ coupon: couponId }, { beforeId: undefined, limit: 10 });
    const kind = { redeemed: 'redeemed', void: 'voided', locked: 'locked' }[row!.state];
    expect(items.map((event) => event.kind)).toEqual([kind, 'issued']);
    seen.add(row!.state);
  }
  expect([...seen].sort()).toEqual(['locked', 'redeemed', 'void']);
});

test('D146: a grant to 500 made by two processes at once reaches everybody once', async () => {
  const id = await desk.template({ stockTotal: 500, claim: null });
  const other = piecesOfDesk(desk.world);
  const grant = await desk.grantMany(id, { memberIds: numbers(501, 500) });
  const task = (await desk.pieces.taskList.listOpen()).find((one) => one.id === grant)!;
  await Promise.all([desk.pieces.work.make(task, () => false), other.work.make(task, () => false)]);
  await Promise.all([desk.pieces.tasks.close(task), other.tasks.close(task)]);
  expect(await desk.stockOf(id)).toEqual({ issued: 500, reserved: 0, redeemed: 0, held: 500, logged: 500 });
});
