import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Gathering } from '@jieti/shared/api/gatherings';
import {
  TillAttendOutcomeSchema,
  TillGatheringsSchema,
  type TillAttendOutcome,
  type TillGathering,
} from '@jieti/shared/api/till-gatherings';
import type { TillAction } from '@jieti/shared/api/till-actions';
import { MemberCodes } from '../../src/members/member-codes.js';
import { GatheringShop, HOUR } from './gathering-shop.js';
import type { Answer } from './http-shop.js';

const codeOf = (answer: Answer) => answer.json<ErrorBody>().code;
const marked = (answer: Answer): TillAttendOutcome => TillAttendOutcomeSchema.parse(answer.json());

let desk: GatheringShop;
let clerk: string;
let keys = 0;

beforeAll(async () => {
  desk = await GatheringShop.open();
  await desk.shop.run((tx) => tx.insertRows('store', ['id', 'name', 'created_at'], [['xian', '西岸店', 1]]));
});
// Time goes on: everybody signs in anew.
beforeEach(async () => {
  clerk = await desk.shop.staff('clerk');
  desk.operator = await desk.shop.staff('operator');
});
afterAll(() => desk.shop.close());

const shown = (memberId: number) =>
  desk.shop.app.get(MemberCodes, { strict: false }).issueCodes(memberId, desk.now)[0]!.code;
const newKey = () => `attend-key-${(keys += 1)}`;

interface Marking {
  readonly code: string;
  readonly idempotencyKey?: string;
  readonly device?: string;
}

function mark(id: number, { code, idempotencyKey = newKey(), device = 'phone-1' }: Marking, token = clerk) {
  return desk.shop.post(`/api/till/gatherings/${id}/attend`, { code, idempotencyKey, device }, token);
}

async function today(token = clerk): Promise<readonly TillGathering[]> {
  return TillGatheringsSchema.parse((await desk.shop.get('/api/till/gatherings', token)).json()).items;
}

/** One that has begun. */
async function running(part: Parameters<GatheringShop['published']>[0] = {}): Promise<Gathering> {
  const gathering = await desk.published(part);
  desk.shop.clock.set(gathering.startsAt);
  return gathering;
}

const actions = (gatheringId: number) =>
  desk.shop.query<{ store_id: string; staff: string; device: string; member_id: number; title: string }>(
    "SELECT store_id, staff, device, member_id, title FROM till_action WHERE kind = 'attend' AND subject = ? ORDER BY id",
    [`gathering:${gatheringId}`],
  );

describe('D257: a clerk marks who is there', () => {
  it('by the code on the phone: once, with the activity, and in the log with who, where and on what', async () => {
    const gathering = await running();
    const { id, token } = await desk.member('signed-up');
    await desk.signUp(token, gathering.id);
    expect(marked(await mark(gathering.id, { code: shown(id) }))).toMatchObject({
      ...{ repeated: false, result: 'signedUp', attendedAt: desk.now, tierUp: null },
    });
    expect(marked(await mark(gathering.id, { code: shown(id) }))).toMatchObject({ result: 'already', gained: 0 });
    expect((await desk.seen(token, gathering.id)).mine).toBe('attended');
    const [facts] = await desk.shop.query<{ n: number }>(
      "SELECT COUNT(*) AS n FROM fact WHERE member_id = ? AND source = 'gathering'",
      [id],
    );
    expect(Number(facts!.n)).toBe(1);
    expect(await actions(gathering.id)).toEqual([
      { store_id: 'anfu', staff: expect.any(String), device: 'phone-1', member_id: id, title: '周末杯测' },
    ]);
    const log = (await desk.shop.get('/api/till/actions?kind=attend', clerk)).json<{ items: TillAction[] }>();
    expect(log.items[0]).toMatchObject({ kind: 'attend', title: '周末杯测', amountFen: 0, undoUntil: null });
  });

  it('tells the first answer to a key that comes again, also when the code has changed by then', async () => {
    const gathering = await running();
    const { id } = await desk.member('lost-answer');
    const request = { code: shown(id), idempotencyKey: newKey() };
    const first = marked(await mark(gathering.id, request));
    expect(first).toMatchObject({ repeated: false, result: 'walkedIn' });
    desk.shop.clock.advance(10 * 60_000);
    expect(marked(await mark(gathering.id, request))).toEqual({ ...first, repeated: true });
    const other = await running();
    expect(codeOf(await mark(other.id, request))).toBe('idempotency_conflict');
  });

  it('takes who did not sign up while there is a seat, and of its tiers only', async () => {
    const gathering = await running({ capacity: 1 });
    const [first, second] = [await desk.member('walks-in'), await desk.member('too-late')];
    expect(marked(await mark(gathering.id, { code: shown(first.id) })).result).toBe('walkedIn');
    expect(codeOf(await mark(gathering.id, { code: shown(second.id) }))).toBe('gathering_full');
    expect(await actions(gathering.id)).toHaveLength(1);
    const forGold = await running({ tiers: ['gold'] });
    expect(codeOf(await mark(forGold.id, { code: shown(second.id) }))).toBe('gathering_tier');
    expect(await actions(forGold.id)).toEqual([]);
  });

  it('is for the clerks of its store; one at no store for those of every store', async () => {
    const { id } = await desk.member('elsewhere');
    const there = await running({ storeId: 'xian' });
    expect(codeOf(await mark(there.id, { code: shown(id) }))).toBe('gathering_wrong_store');
    expect(marked(await mark(there.id, { code: shown(id) }, desk.operator)).result).toBe('walkedIn');
    expect((await actions(there.id))[0]).toMatchObject({ store_id: 'xian' });
    const outside = await running({ storeId: null, place: '河边' });
    expect(codeOf(await mark(outside.id, { code: shown(id) }, desk.operator))).toBe('malformed');
    expect(marked(await mark(outside.id, { code: shown(id) })).result).toBe('walkedIn');
    expect((await actions(outside.id))[0]).toMatchObject({ store_id: 'anfu' });
  });

  it('is from an hour before the start to the end, and never of a cancelled one or a draft', async () => {
    const { id, token } = await desk.member('out-of-time');
    const gathering = await desk.published();
    desk.shop.clock.set(gathering.startsAt - HOUR - 1);
    expect(codeOf(await mark(gathering.id, { code: shown(id) }))).toBe('gathering_not_now');
    desk.shop.clock.set(gathering.endsAt);
    expect(codeOf(await mark(gathering.id, { code: shown(id) }))).toBe('gathering_ended');
    const called = await desk.published();
    await desk.desk('cancel', called.id, { reason: '下雨' });
    desk.shop.clock.set(called.startsAt);
    expect(codeOf(await mark(called.id, { code: shown(id) }))).toBe('gathering_cancelled');
    expect(codeOf(await mark((await desk.drafted()).id, { code: shown(id) }))).toBe('not_found');
    expect((await desk.shop.post(`/api/till/gatherings/${called.id}/attend`, {}, token)).status).toBe(403);
  });

  it('believes only what the phone shows now', async () => {
    const gathering = await running();
    const { id } = await desk.member('picture');
    const code = shown(id);
    desk.shop.clock.advance(90_000);
    expect(codeOf(await mark(gathering.id, { code }))).toBe('code_expired');
    expect(codeOf(await mark(gathering.id, { code: '12345' }))).toBe('code_malformed');
    expect(await actions(gathering.id)).toEqual([]);
  });

  it('shows a clerk the gatherings of today at the own store and at none, and what can be done with each', async () => {
    const at = async (part: Parameters<GatheringShop['published']>[0]) => (await desk.published(part)).id;
    const [own, elsewhere] = [await at({ capacity: 5 }), await at({ storeId: 'xian' })];
    const [nowhere, tomorrow] = [await at({ storeId: null }), await at({ startsOn: desk.at(24), endsOn: desk.at(26) })];
    const gone = await at({});
    await desk.desk('cancel', gone, { reason: '下雨' });
    const { id: draft } = await desk.drafted();
    const { token } = await desk.member('counted');
    await desk.signUp(token, own);
    const seen = await today();
    const stateOf = (id: number) => seen.find((one) => one.id === id)?.state;
    expect([own, nowhere, gone].map(stateOf)).toEqual(['later', 'later', 'cancelled']);
    expect([elsewhere, tomorrow, draft].map(stateOf)).toEqual([undefined, undefined, undefined]);
    expect(seen.find(({ id }) => id === own)).toMatchObject({ capacity: 5, left: 4, expected: 1, attended: 0 });
    expect((await today(desk.operator)).map(({ id }) => id)).toContain(elsewhere);
  });
});
