import type { ErrorBody } from '@jieti/shared/api/errors';
import type { AttendOutcome, Gathering, SignUpRow } from '@jieti/shared/api/gatherings';
import type { Page } from '@jieti/shared/api/paging';
import { GatheringShop, HOUR } from './gathering-shop.js';
import type { Answer } from './http-shop.js';

const codeOf = (answer: Answer) => answer.json<ErrorBody>().code;
const outcomeOf = (answer: Answer) => (answer.status === 200 ? answer.json<{ state: string }>().state : codeOf(answer));

let desk: GatheringShop;

beforeAll(async () => {
  desk = await GatheringShop.open();
});
afterAll(() => desk.shop.close());

describe('D217: attending', () => {
  it('is by the digits of this minute or the last, from an hour before to the end, once', async () => {
    const gathering = await desk.published();
    const { id, token } = await desk.member('there');
    await desk.signUp(token, gathering.id);
    expect(await desk.code(gathering.id)).toBe('');
    expect(codeOf(await desk.attend(token, '123456', gathering.id))).toBe('gathering_not_now');
    desk.shop.clock.set(gathering.startsAt - HOUR);
    const code = await desk.code(gathering.id);
    expect(code).toMatch(/^\d{6}$/);
    const wrong = code === '000000' ? '000001' : '000000';
    expect(codeOf(await desk.attend(token, wrong))).toBe('gathering_code_wrong');
    desk.shop.clock.advance(61_000);
    expect(await desk.code(gathering.id)).not.toBe(code);
    const first = (await desk.attend(token, code)).json<AttendOutcome>();
    expect(first).toMatchObject({ id: gathering.id, isNew: true, tierUp: null });
    expect((await desk.attend(token, code)).json<AttendOutcome>()).toMatchObject({ isNew: false, gained: 0 });
    expect((await desk.seen(token, gathering.id)).mine).toBe('attended');
    expect(codeOf(await desk.signOff(token, gathering.id))).toBe('gathering_attended');
    expect(outcomeOf(await desk.signUp(token, gathering.id))).toBe('gathering_attended');
    const facts = await desk.shop.query(
      "SELECT external_id, store_id FROM fact WHERE member_id = ? AND source = 'gathering'",
      [id],
    );
    expect(facts).toEqual([{ external_id: `gathering:${gathering.id}:${id}`, store_id: 'anfu' }]);
  });

  it('is not by digits of two minutes ago, of another gathering, or after the end', async () => {
    const gathering = await desk.published();
    const { token } = await desk.member('slow');
    desk.shop.clock.set(gathering.startsAt);
    const code = await desk.code(gathering.id);
    desk.shop.clock.advance(120_000);
    expect(codeOf(await desk.attend(token, code, gathering.id))).toBe('gathering_code_wrong');
    const other = await desk.published();
    expect(codeOf(await desk.attend(token, await desk.code(gathering.id), other.id))).toBe('gathering_not_now');
    desk.shop.clock.set(gathering.endsAt);
    expect(codeOf(await desk.attend(token, code, gathering.id))).toBe('gathering_ended');
    expect(outcomeOf(await desk.signUp(token, gathering.id))).toBe('gathering_ended');
    expect(await desk.seen(token, gathering.id)).toMatchObject({ state: 'ended', isAttendable: false });
    expect(codeOf(await desk.desk('cancel', gathering.id, { reason: '晚了' }))).toBe('gathering_ended');
  });

  it('is also for who did not sign up, while there is room, and the tier is right', async () => {
    const gathering = await desk.published({ capacity: 1, tiers: ['gold'] });
    const [seated, walkIn] = [await desk.member('w1', 250_000), await desk.member('w2', 250_000)];
    const plain = await desk.member('w3');
    desk.shop.clock.set(gathering.startsAt);
    const code = await desk.code(gathering.id);
    expect(codeOf(await desk.attend(plain.token, code))).toBe('gathering_tier');
    expect((await desk.attend(seated.token, code)).json<AttendOutcome>().isNew).toBe(true);
    expect(codeOf(await desk.attend(walkIn.token, code))).toBe('gathering_full');
    const { counts } = (await desk.shop.get(`/api/gatherings/${gathering.id}`, desk.operator)).json<Gathering>();
    expect(counts).toEqual({ signedUp: 0, waiting: 0, attended: 1, walkedIn: 1 });
  });

  it('can be told at the desk, and the list says who, when and how', async () => {
    const gathering = await desk.published();
    const [here, away] = [await desk.member('林知夏'), await desk.member('=away')];
    for (const { token } of [here, away]) await desk.signUp(token, gathering.id);
    const attend = () => desk.desk('attendance', gathering.id, { memberId: here.id });
    expect(codeOf(await attend())).toBe('gathering_not_now');
    desk.shop.clock.set(gathering.startsAt);
    expect((await attend()).json<AttendOutcome>().isNew).toBe(true);
    expect((await attend()).json<AttendOutcome>().isNew).toBe(false);
    const url = `/api/gatherings/${gathering.id}/sign-ups`;
    const page = (await desk.shop.get(`${url}?limit=1`, desk.operator)).json<Page<SignUpRow>>();
    expect(page).toMatchObject({
      total: 2,
      items: [{ memberId: here.id, name: '林**', state: 'attended', cameBy: 'desk' }],
    });
    const next = (await desk.shop.get(`${url}?cursor=${page.nextCursor}`, desk.operator)).json<Page<SignUpRow>>();
    expect(next).toMatchObject({
      nextCursor: null,
      items: [{ memberId: away.id, state: 'signedUp', attendedAt: null }],
    });
    const some = (await desk.shop.get(`${url}?state=attended`, desk.operator)).json<Page<SignUpRow>>();
    expect(some.total).toBe(1);
    const csv = (await desk.shop.get(`${url}/export`, desk.operator)).text.trim().split('\r\n');
    expect(csv).toHaveLength(3);
    expect(csv[1]).toContain('已到场');
    expect((await desk.shop.get('/api/gatherings/999/sign-ups', desk.operator)).status).toBe(404);
  });
});
