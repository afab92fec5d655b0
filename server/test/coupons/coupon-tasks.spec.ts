import { Logger } from '@nestjs/common';
import { WorkStopped } from '../../src/jobs/long-work.js';
import { insertMemberRows } from '../setup/offer-rows.js';
import { publishPoints } from '../points/points-world.js';
import { CouponDesk, operator, piecesOfDesk } from './coupon-desk.js';

let desk: CouponDesk;

beforeAll(async () => {
  Logger.overrideLogger(false);
  desk = await CouponDesk.open();
  const members = Array.from({ length: 700 }, (_, i) => ({
    id: i + 1,
    tier: i < 500 ? 'plain' : 'gold',
    status: i === 499 ? ('closed' as const) : ('active' as const),
  }));
  await desk.world.transactions.run((tx) => insertMemberRows(tx, members));
});
afterAll(() => desk.close());

const grants = async (templateId: number) =>
  (await desk.pieces.taskList.list({ templateId, beforeId: undefined, limit: 10 })).items;
const taskOf = async (id: number) => (await desk.pieces.taskList.listOpen()).find((task) => task.id === id)!;
const numbers = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const inboxOf = (kind: string) =>
  desk.world.reader.query<{ member_id: number; content: string }>(
    'SELECT member_id, content FROM outbox_message WHERE kind = ? ORDER BY id',
    [kind],
  );

test('D146: a grant to a tier reaches everybody in it but who has left, each told in the inbox', async () => {
  const id = await desk.template({ claim: null });
  await desk.grantMany(id, { tiers: ['plain'] });
  await desk.pieces.job.makeAll();
  expect(await grants(id)).toMatchObject([{ state: 'done', wanted: 499, used: 499, skipped: 0, tiers: ['plain'] }]);
  const told = await inboxOf('couponGranted');
  expect(told).toHaveLength(499);
  expect(JSON.parse(told[0]!.content)).toMatchObject({ body: '手冲一杯，2026.12.20 前可用。' });
});

test('D146: who has had as many as one may is not counted, and leaves theirs to the others', async () => {
  const id = await desk.template({ stockTotal: 60 });
  for (const member of [501, 502, 503]) await desk.claim(member, id);
  await desk.grantMany(id, { memberIds: numbers(501, 60) });
  await desk.pieces.job.makeAll();
  expect(await grants(id)).toMatchObject([{ state: 'done', wanted: 57, reserved: 57, used: 57, skipped: 3 }]);
  expect(await desk.stockOf(id)).toMatchObject({ issued: 60, reserved: 0, held: 60 });
});

test('D146: a process that ends half-way loses nothing: another goes on where it was, and nobody gets two', async () => {
  const id = await desk.template({ stockTotal: 200, claim: null });
  const task = await taskOf(await desk.grantMany(id, { memberIds: numbers(1, 200) }));
  const { transactions, clock, longWork } = desk.world;
  // The first step is one of 200; with 120 coupons taken out it is a part.
  await transactions.run((tx) => tx.execute('UPDATE coupon_task SET reserved = 80 WHERE id = ?', [task.id]));
  const killed = longWork.run({ kind: 'coupons', title: task.reason, key: `couponTask:${task.id}` }, async () => {
    await transactions.run((tx) => desk.pieces.grantSteps.step(tx, { ...task, reserved: 80 }, clock.now()));
    await transactions.run((tx) => tx.execute('UPDATE coupon_task SET reserved = 200 WHERE id = ?', [task.id]));
    throw new WorkStopped('lost');
  });
  expect((await killed).kind).toBe('elsewhere');
  expect(await desk.stockOf(id)).toMatchObject({ issued: 80, reserved: 120 });
  const other = piecesOfDesk(desk.world);
  await other.job.makeAll();
  expect(await grants(id)).toMatchObject([{ state: 'running', used: 80, endedAt: null }]);
  clock.advance(61_000);
  await other.job.makeAll();
  expect(await grants(id)).toMatchObject([{ state: 'done', used: 200, skipped: 0 }]);
  expect(await desk.stockOf(id)).toEqual({ issued: 200, reserved: 0, redeemed: 0, held: 200, logged: 200 });
});

test('D146: cancelled before it began, a grant gives back everything it had set aside', async () => {
  const id = await desk.template({ stockTotal: 100, claim: null });
  const grant = await desk.grantMany(id, { memberIds: numbers(1, 100) });
  expect(await desk.stockOf(id)).toMatchObject({ issued: 0, reserved: 100 });
  await desk.pieces.tasks.cancel(id, grant);
  await desk.pieces.job.makeAll();
  expect(await desk.stockOf(id)).toMatchObject({ issued: 0, reserved: 0 });
  expect(await grants(id)).toMatchObject([{ state: 'cancelled', used: 0 }]);
  await expect(desk.pieces.tasks.cancel(id, grant)).rejects.toMatchObject({ code: 'grant_ended' });
});

test('D146: issuing switched off meanwhile fails the grant with its reason, and what is left goes back', async () => {
  const id = await desk.template({ stockTotal: 100, claim: null });
  await desk.grantMany(id, { memberIds: numbers(1, 100) });
  await desk.pieces.editing.patch(id, { active: false }, operator);
  await desk.pieces.job.makeAll();
  expect(await grants(id)).toMatchObject([{ state: 'failed', used: 0, error: '这个模板已经停止发放。' }]);
  expect(await desk.stockOf(id)).toMatchObject({ issued: 0, reserved: 0 });
});

test('D146: the same key is the same grant, with other words it is refused; nobody and strangers are refused', async () => {
  const id = await desk.template({ claim: null });
  const first = await desk.grantMany(id, { memberIds: [1, 2] });
  expect(await desk.grantMany(id, { memberIds: [1, 2] })).toBe(first);
  await expect(desk.grantMany(id, { memberIds: [1] })).rejects.toMatchObject({ code: 'idempotency_conflict' });
  const strangers = desk.grantMany(id, { memberIds: [1, 99_999], idempotencyKey: 'grant-0003' });
  await expect(strangers).rejects.toMatchObject({ code: 'member_unknown' });
  const nobody = desk.grantMany(id, { tiers: ['platinum'], idempotencyKey: 'grant-0004' });
  await expect(nobody).rejects.toMatchObject({ code: 'grant_nobody' });
  await expect(desk.grantMany(99_999, { memberIds: [1] })).rejects.toMatchObject({ code: 'template_unknown' });
});

test('D149: a coupon bought with points is called back with its points, and its member is told', async () => {
  await publishPoints(desk.world);
  const member = 650;
  const { world, pieces } = desk;
  await world.transactions.run(async (tx) => {
    await world.ledger.lock(tx, [member]);
    const cause = { biz: 'console', id: 'start', line: '' } as const;
    await world.points.adjust(tx, { memberId: member, delta: 500, cause, title: '开业', now: world.clock.now() });
  });
  const claim = { from: null, until: null, tiers: [], pointsPrice: 300 };
  const id = await desk.template({ claim, perMember: 2 });
  expect(await desk.claim(member, id, 'claim-one')).toBe('claimed');
  expect(await desk.claim(member, id, 'claim-two')).toBe('points_short');
  expect(await world.pointsOf.available(member, world.clock.now())).toBe(200);
  expect(await desk.stockOf(id)).toMatchObject({ issued: 1, held: 1 });
  const [coupon] = await world.reader.query<{ id: number }>('SELECT id FROM coupon WHERE template_id = ?', [id]);
  expect(await pieces.voiding.void(coupon!.id, { reason: '活动取消' }, operator)).toBe('voided');
  expect(await pieces.voiding.void(coupon!.id, { reason: '活动取消' }, operator)).toBe('repeated');
  expect(await world.pointsOf.available(member, world.clock.now())).toBe(500);
  const told = await inboxOf('couponVoided');
  expect(told).toHaveLength(1);
  expect(JSON.parse(told[0]!.content)).toMatchObject({
    body: '手冲一杯：活动取消。兑换用的 300 积分已退回。',
  });
});

test('D149: a template called back: issuing and codes stop at once, used coupons stay, the rest are void', async () => {
  const id = await desk.template({ stockTotal: 300, perMember: 2 });
  for (const member of numbers(1, 120)) await desk.claim(member, id);
  await desk.pieces.codes.make(id, { count: 50, idempotencyKey: 'batch-0001' }, operator);
  const coupons = await desk.world.reader.query<{ id: number; member_id: number }>(
    'SELECT id, member_id FROM coupon WHERE template_id = ? ORDER BY id LIMIT 2',
    [id],
  );
  const [used, held] = coupons.map((row) => ({
    ...{ couponId: Number(row.id), memberId: Number(row.member_id), storeId: null, now: desk.world.clock.now() },
  }));
  await desk.world.transactions.run(async (tx) => {
    await desk.pieces.coupons.redeem(tx, { ...used!, staff: '许安', fact: null, redeemKey: 'k-1' });
    await desk.pieces.holds.hold(tx, { ...held!, by: '许安', redeemKey: 'k-2' });
  });
  await desk.pieces.tasks.voidAll(id, '供应商停产', operator);
  expect(await desk.stockOf(id)).toMatchObject({ issued: 120, reserved: 0 });
  expect(await desk.claim(300, id)).toBe('claim_closed');
  await desk.pieces.job.makeAll();
  expect(await grants(id)).toMatchObject([{ kind: 'void', state: 'done', wanted: 119, used: 118, skipped: 1 }]);
  expect(await desk.pieces.funnels.get(id, desk.world.clock.now())).toMatchObject({
    ...{ issued: 120, claimed: 120, redeemed: 1, voided: 118 },
  });
});
