import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Gathering, GatheringRow, MyGatherings } from '@jieti/shared/api/gatherings';
import type { Page } from '@jieti/shared/api/paging';
import type { Answer } from './http-shop.js';
import { GatheringShop, HOUR } from './gathering-shop.js';

const codeOf = (answer: Answer) => answer.json<ErrorBody>().code;
const outcomeOf = (answer: Answer) => (answer.status === 200 ? answer.json<{ state: string }>().state : codeOf(answer));

let desk: GatheringShop;

beforeAll(async () => {
  desk = await GatheringShop.open();
});
afterAll(() => desk.shop.close());

describe('D214: a gathering', () => {
  it('is nobody’s before it is published, and its times are the shop’s', async () => {
    const { token } = await desk.member('before');
    const draft = await desk.drafted();
    expect(draft).toMatchObject({
      state: 'draft',
      phase: 'none',
      where: '安福路店 二楼',
      startsAt: desk.now + 2 * HOUR,
    });
    expect((await desk.shop.get('/api/me/gatherings', token)).json<MyGatherings>().items).toEqual([]);
    expect((await desk.shop.get(`/api/me/gatherings/${draft.id}`, token)).status).toBe(404);
    expect(codeOf(await desk.signUp(token, draft.id))).toBe('not_found');
    expect((await desk.desk('publish', draft.id)).json<Gathering>()).toMatchObject({
      state: 'published',
      phase: 'coming',
    });
    const seen = await desk.seen(token, draft.id);
    expect(seen).toMatchObject({ state: 'open', left: 2, mine: 'none', day: '2026-11-21', from: '14:00', to: '16:00' });
  });

  it('is changed by one who saw the last change, or not at all', async () => {
    const draft = await desk.drafted();
    expect((await desk.change(draft, { title: '手冲课' })).json<Gathering>()).toMatchObject({
      title: '手冲课',
      revision: 2,
    });
    expect(codeOf(await desk.change(draft, { title: '杯测' }))).toBe('draft_changed');
    expect((await desk.change({ ...draft, revision: 2 }, { storeId: 'nowhere' })).status).toBe(400);
  });

  it('is deleted while it is a draft, and cancelled after', async () => {
    const remove = (id: number) => desk.shop.ask('DELETE', `/api/gatherings/${id}`, { token: desk.operator });
    const draft = await desk.drafted();
    expect((await remove(draft.id)).status).toBe(204);
    expect((await remove(draft.id)).status).toBe(404);
    const { id } = await desk.published();
    expect(codeOf(await remove(id))).toBe('gathering_not_draft');
  });

  it('is not published once it would have begun', async () => {
    const draft = await desk.drafted({ startsOn: desk.at(-1), endsOn: desk.at(1) });
    expect(codeOf(await desk.desk('publish', draft.id))).toBe('gathering_past');
  });

  it.each([
    ['an end before its start', { endsOn: '2026-01-01T10:00' }],
    ['no such day', { startsOn: '2026-02-30T10:00' }],
    ['no seats', { capacity: 0 }],
    ['no place', { storeId: null, place: ' ' }],
    ['signing up after it began', { signUpFrom: '2030-01-01T00:00' }],
    ['a picture that is none', { cover: 'data:text/html;base64,AAAA' }],
    ['no title', { title: '  ' }],
  ])('refuses %s', async (_, part) => {
    expect((await desk.shop.post('/api/gatherings', { ...desk.draft(), ...part }, desk.operator)).status).toBe(400);
  });

  it('is found by its title and by how it stands', async () => {
    const list = async (query: string) =>
      (await desk.shop.get(`/api/gatherings?${query}`, desk.operator)).json<Page<GatheringRow>>();
    const { id } = await desk.published({ title: '100%手冲' });
    expect((await list(`search=${encodeURIComponent('0%手')}`)).items.map((row) => row.id)).toEqual([id]);
    expect((await list('filter=draft')).items.every(({ state }) => state === 'draft')).toBe(true);
    const first = await list('filter=coming&limit=1');
    expect(first).toMatchObject({ items: [{ id }], nextCursor: String(id) });
    const second = await list(`filter=coming&limit=1&cursor=${first.nextCursor}`);
    expect(second.items[0]!.id).toBeLessThan(id);
    expect((await desk.shop.get('/api/gatherings?cursor=x', desk.operator)).status).toBe(400);
  });

  it('is the operators’ alone', async () => {
    const clerk = await desk.shop.staff('clerk');
    const { id } = await desk.published();
    expect((await desk.shop.get('/api/gatherings', clerk)).status).toBe(403);
    expect((await desk.shop.get(`/api/gatherings/${id}/code`, clerk)).status).toBe(403);
  });
});

describe('D215: seats', () => {
  it('are given in the order of asking, then there is a line, then it is full', async () => {
    const { id } = await desk.published();
    const members = [
      await desk.member('s1'),
      await desk.member('s2'),
      await desk.member('s3'),
      await desk.member('s4'),
    ];
    const outcomes: string[] = [];
    for (const { token } of members) outcomes.push(outcomeOf(await desk.signUp(token, id)));
    expect(outcomes).toEqual(['signedUp', 'signedUp', 'waiting', 'gathering_full']);
    expect(await desk.seen(members[2]!.token, id)).toMatchObject({
      mine: 'waiting',
      waitingPlace: 1,
      left: 0,
      state: 'full',
    });
    expect(outcomeOf(await desk.signUp(members[0]!.token, id))).toBe('signedUp');
  });

  it('go to whoever waits longest when one signs off, who is told, once', async () => {
    const { id } = await desk.published({ capacity: 1, waitingSeats: 2 });
    const [a, b, c] = [await desk.member('l1'), await desk.member('l2'), await desk.member('l3')];
    for (const { token } of [a, b, c]) await desk.signUp(token, id);
    expect((await desk.seen(c.token, id)).waitingPlace).toBe(2);
    expect((await desk.signOff(a.token, id)).status).toBe(204);
    expect((await desk.signOff(a.token, id)).status).toBe(204);
    expect(await desk.seen(b.token, id)).toMatchObject({ mine: 'signedUp' });
    expect(await desk.seen(c.token, id)).toMatchObject({ mine: 'waiting', waitingPlace: 1 });
    expect([await desk.told(a.id), await desk.told(b.id), await desk.told(c.id)]).toEqual([[], ['候补到了名额'], []]);
    expect(outcomeOf(await desk.signUp(a.token, id))).toBe('waiting');
    expect((await desk.seen(a.token, id)).waitingPlace).toBe(2);
  });

  it('are asked for once with a key: a late repeat does not sign up again who signed off', async () => {
    const { id } = await desk.published();
    const { token } = await desk.member('late');
    expect(outcomeOf(await desk.signUp(token, id, 'the-same-key'))).toBe('signedUp');
    expect(outcomeOf(await desk.signUp(token, id, 'the-same-key'))).toBe('signedUp');
    await desk.signOff(token, id);
    expect(outcomeOf(await desk.signUp(token, id, 'the-same-key'))).toBe('idempotency_conflict');
    expect((await desk.seen(token, id)).mine).toBe('none');
  });

  it('are for the tiers named, from the time named', async () => {
    const { id } = await desk.published({ tiers: ['gold'], signUpFrom: desk.at(1) });
    const [plain, gold] = [await desk.member('t-plain'), await desk.member('t-gold', 250_000)];
    expect(outcomeOf(await desk.signUp(gold.token, id))).toBe('gathering_soon');
    expect(await desk.seen(plain.token, id)).toMatchObject({ state: 'soon', isLocked: true, tiers: ['金卡'] });
    desk.shop.clock.advance(HOUR);
    expect(outcomeOf(await desk.signUp(plain.token, id))).toBe('gathering_tier');
    expect(outcomeOf(await desk.signUp(gold.token, id))).toBe('signedUp');
  });

  it('become more and never less than are taken; who waits moves up', async () => {
    const gathering = await desk.published({ capacity: 2, waitingSeats: 5 });
    const members = [await desk.member('m1'), await desk.member('m2'), await desk.member('m3')];
    for (const { token } of members) await desk.signUp(token, gathering.id);
    expect(codeOf(await desk.change(gathering, { capacity: 1 }))).toBe('gathering_capacity');
    expect((await desk.change(gathering, { capacity: 3 })).status).toBe(200);
    expect((await desk.seen(members[2]!.token, gathering.id)).mine).toBe('signedUp');
    expect(await desk.told(members[2]!.id)).toEqual(['候补到了名额']);
  });
});

describe('D216: those who signed up', () => {
  it('are told when time or place change, and of nothing else', async () => {
    const gathering = await desk.published();
    const { id, token } = await desk.member('moved');
    await desk.signUp(token, gathering.id);
    const changed = (await desk.change(gathering, { intro: '四支豆子。' })).json<Gathering>();
    expect(await desk.told(id)).toEqual([]);
    await desk.change(changed, { place: '三楼' });
    expect(await desk.told(id)).toEqual(['活动的时间或地点改了']);
  });

  it('are told why it does not take place; nobody signs up or attends then', async () => {
    const gathering = await desk.published({ capacity: 1 });
    const [seated, waiting] = [await desk.member('c1'), await desk.member('c2')];
    await desk.signUp(seated.token, gathering.id);
    await desk.signUp(waiting.token, gathering.id);
    expect((await desk.desk('cancel', gathering.id, {})).status).toBe(400);
    for (let times = 0; times < 2; times += 1)
      expect((await desk.desk('cancel', gathering.id, { reason: '老师病了' })).json<Gathering>()).toMatchObject({
        ...{ state: 'cancelled', cancelReason: '老师病了' },
      });
    expect([await desk.told(seated.id), await desk.told(waiting.id)]).toEqual([['活动取消了'], ['活动取消了']]);
    expect(await desk.seen(seated.token, gathering.id)).toMatchObject({ state: 'cancelled', cancelReason: '老师病了' });
    expect(outcomeOf(await desk.signUp((await desk.member('c3')).token, gathering.id))).toBe('gathering_cancelled');
    expect(codeOf(await desk.attend(seated.token, '123456', gathering.id))).toBe('gathering_cancelled');
    expect(codeOf(await desk.desk('publish', gathering.id))).toBe('gathering_cancelled');
    expect(codeOf(await desk.change(gathering, {}))).toBe('gathering_cancelled');
  });
});
