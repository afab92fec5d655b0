import type { AttendOutcome } from '@jieti/shared/api/gatherings';
import type { TillAttendOutcome } from '@jieti/shared/api/till-gatherings';
import { MemberCodes } from '../../src/members/member-codes.js';
import { GatheringShop } from '../http/gathering-shop.js';
import { insertMemberRows } from '../setup/offer-rows.js';

let desk: GatheringShop;
const members = Array.from({ length: 200 }, (_, i) => i + 1);

beforeAll(async () => {
  desk = await GatheringShop.open();
  await desk.shop.run((tx) =>
    insertMemberRows(
      tx,
      members.map((id) => ({ id, tier: 'plain' })),
    ),
  );
});
afterAll(() => desk.shop.close());

const token = (id: number) => desk.shop.token('member', id);
const tally = (names: readonly string[]) =>
  Object.fromEntries([...new Set(names)].toSorted().map((name) => [name, names.filter((one) => one === name).length]));

async function signUpAll(ids: readonly number[], gathering: number): Promise<Record<string, number>> {
  const answers = await Promise.all(ids.map((id) => desk.signUp(token(id), gathering)));
  return tally(
    answers.map((answer) => answer.json<{ state?: string; code?: string }>()).map(({ state, code }) => state ?? code!),
  );
}

async function rows(gathering: number): Promise<Record<string, number>> {
  const found = await desk.shop.query<{ state: string }>('SELECT state FROM gathering_sign_up WHERE gathering_id = ?', [
    gathering,
  ]);
  return tally(found.map(({ state }) => state));
}

test('D215: 200 ask for 40 seats and 10 places to wait at once: exactly so many get them', async () => {
  const { id } = await desk.published({ capacity: 40, waitingSeats: 10 });
  expect(await signUpAll(members, id)).toEqual({ gathering_full: 150, signedUp: 40, waiting: 10 });
  expect(await rows(id)).toEqual({ signedUp: 40, waiting: 10 });
});

test('D215: one who asks 24 times at once has one seat', async () => {
  const { id } = await desk.published({ capacity: 5 });
  expect(await signUpAll(Array<number>(16).fill(1), id)).toEqual({ signedUp: 16 });
  expect(await rows(id)).toEqual({ signedUp: 1 });
});

test('D215: 20 sign off while 40 ask: no seat is lost, none is given twice, and each who moved up is told once', async () => {
  const { id } = await desk.published({ capacity: 20, waitingSeats: 100 });
  await signUpAll(members.slice(0, 20), id);
  await signUpAll(members.slice(20, 40), id);
  const leave = members.slice(0, 20).map((one) => desk.signOff(token(one), id));
  await Promise.all([...leave, signUpAll(members.slice(40, 80), id)]);
  expect(await rows(id)).toEqual({ signedOff: 20, signedUp: 20, waiting: 40 });
  const moved = await desk.shop.query<{ member_id: number }>(
    "SELECT member_id FROM gathering_sign_up WHERE gathering_id = ? AND moved_up_at IS NOT NULL AND state = 'signedUp'",
    [id],
  );
  const told = await desk.shop.query<{ member_id: number }>(
    'SELECT member_id FROM outbox_message WHERE dedupe_key LIKE ? ORDER BY member_id',
    [`gathering:${id}:seat:%`],
  );
  const sorted = moved.map((row) => Number(row.member_id)).toSorted((a, b) => a - b);
  expect(told.map((row) => Number(row.member_id))).toEqual(sorted);
  expect(sorted).toEqual(members.slice(20, 40));
});

test('D217: 60 come to 30 seats with nobody signed up: 30 attended, and each told twice counts once', async () => {
  const gathering = await desk.published({ capacity: 30, waitingSeats: 0 });
  desk.shop.clock.set(gathering.startsAt);
  const code = await desk.code(gathering.id);
  const comers = [...members.slice(0, 60), ...members.slice(0, 60)];
  const answers = await Promise.all(comers.map((id) => desk.attend(token(id), code, gathering.id)));
  const fresh = answers.filter((answer) => answer.status === 200 && answer.json<AttendOutcome>().isNew);
  expect(fresh).toHaveLength(30);
  expect(await rows(gathering.id)).toEqual({ attended: 30 });
  const [facts] = await desk.shop.query<{ n: number }>("SELECT COUNT(*) AS n FROM fact WHERE source = 'gathering'");
  expect(Number(facts!.n)).toBe(30);
});

test('D257: two clerks mark 20 members for 10 seats at once, each twice with the same key: 10 attended, 10 rows', async () => {
  const gathering = await desk.published({ capacity: 10, waitingSeats: 0 });
  desk.shop.clock.set(gathering.startsAt);
  const clerks = [await desk.shop.staff('clerk'), await desk.shop.staff('clerk', 'other-clerk')];
  const codes = desk.shop.app.get(MemberCodes, { strict: false });
  const comers = members.slice(0, 20).map((id) => codes.issueCodes(id, desk.now)[0]!.code);
  const mark = (code: string, clerk: number) =>
    desk.shop.post(
      `/api/till/gatherings/${gathering.id}/attend`,
      { code, idempotencyKey: `race-${clerk}-${code}` },
      clerks[clerk]!,
    );
  const answers = await Promise.all(
    comers.flatMap((code) => [mark(code, 0), mark(code, 0), mark(code, 1), mark(code, 1)]),
  );
  const seen = answers
    .filter(({ status }) => status === 200)
    .map((answer) => answer.json<TillAttendOutcome>())
    .filter(({ repeated, result }) => !repeated && result === 'walkedIn');
  expect(seen).toHaveLength(10);
  expect(await rows(gathering.id)).toEqual({ attended: 10 });
  const [logged] = await desk.shop.query<{ n: number }>('SELECT COUNT(*) AS n FROM till_action WHERE subject = ?', [
    `gathering:${gathering.id}`,
  ]);
  expect(Number(logged!.n)).toBe(10);
});
