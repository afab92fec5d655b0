import type { Campaign } from '@jieti/shared/api/campaigns';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { MyBirthday } from '@jieti/shared/api/perks';
import type { MyPrivacy } from '@jieti/shared/api/privacy';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { GuardiansService } from '../../src/privacy/guardians.service.js';
import { HttpShop, type Answer } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';

const zone = 'Asia/Shanghai';
const noonOf = (day: string) => startOfDay(parseDay(day)!, zone) + 12 * 3_600_000;
const purposes = ['marketing', 'personalisation', 'browsing', 'groups'] as const;
const codeOf = (answer: Answer) => (answer.status < 300 ? 'done' : answer.json<ErrorBody>().code);

describe('members under 14 (D266)', () => {
  let shop: HttpShop;
  let people = 0;

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(noonOf('2026-06-10'));
    const columns = ['template_key', 'title', 'purpose', 'wording'];
    await shop.run((tx) =>
      tx.insertRows('message_template', columns, [['campaign', '活动通知', 'marketing', '本店活动']]),
    );
  });
  beforeEach(() => shop.clock.set(noonOf('2026-06-10')));
  afterAll(() => shop.close());

  async function aMember() {
    const mark = `child-${(people += 1)}`;
    const occurredAt = noonOf('2026-06-01');
    const id = await shop.member(mark, [aPurchase({ externalId: mark, amountFen: 210_000, occurredAt })]);
    const token = () => shop.token('member', id);
    const put = (url: string, body: object) => shop.ask('PUT', `/api/me/${url}`, { token: token(), body });
    return {
      id,
      tell: (body: object) => put('birthday', body),
      choose: (purpose: string, granted: boolean) => put(`privacy/${purpose}`, { granted, noticeVersion: 1 }),
      agree: (granted: boolean, more: object = {}) =>
        put('privacy/guardian', { granted, relation: 'parent', noticeVersion: 1, ...more }),
      privacy: async () => (await shop.get('/api/me/privacy', token())).json<MyPrivacy>(),
      birthday: async () => (await shop.get('/api/me/birthday', token())).json<MyBirthday>(),
      get: (url: string) => shop.get(url, token()),
    };
  }
  const child = { month: 6, day: 15, year: 2013 };
  async function aChild() {
    const member = await aMember();
    expect(codeOf(await member.tell(child))).toBe('done');
    return member;
  }
  const granted = ({ purposes: all }: MyPrivacy) => all.filter((one) => one.granted).map(({ purpose }) => purpose);

  it('keeps of the birthday only the day on which they become 14', async () => {
    const member = await aChild();
    const [row] = await shop.query('SELECT birthday_month, birthday_day, birthday_year FROM member WHERE id = ?', [
      member.id,
    ]);
    expect(Object.values(row as object)).toEqual([null, null, null]);
    expect((await member.privacy()).childhood).toMatchObject({
      ...{ until: startOfDay(parseDay('2027-06-15')!, zone), isAgreed: false },
    });
    expect((await member.birthday()).birthday).toBeNull();
  });

  it('takes back every purpose at once, with a word in the ledger, and asks for none', async () => {
    const member = await aMember();
    await member.choose('browsing', true);
    await member.choose('groups', true);
    await member.tell(child);
    const privacy = await member.privacy();
    expect(granted(privacy)).toEqual([]);
    expect(privacy.purposes.map(({ mayAsk }) => mayAsk)).toEqual([false, false, false, false]);
    const words = await shop.query<{ purpose: string; granted: number }>(
      'SELECT purpose, granted FROM privacy_consent WHERE member_id = ? ORDER BY id',
      [member.id],
    );
    expect(words.slice(2).map(({ purpose, granted: yes }) => [purpose, Number(yes)])).toEqual(
      purposes.map((purpose) => [purpose, 0]),
    );
  });

  it('refuses every purpose while no guardian has agreed; a no is always taken', async () => {
    const member = await aChild();
    for (const purpose of purposes) {
      expect([purpose, codeOf(await member.choose(purpose, true))]).toEqual([purpose, 'guardian_needed']);
      expect(codeOf(await member.choose(purpose, false))).toBe('done');
    }
    expect(granted(await member.privacy())).toEqual([]);
  });

  it('a guardian agrees: nothing opens by itself, each purpose may be opened; taken back, all are closed', async () => {
    const member = await aChild();
    const agreed = (await member.agree(true)).json<MyPrivacy>();
    expect([agreed.childhood?.isAgreed, granted(agreed)]).toEqual([true, []]);
    for (const purpose of purposes) expect(codeOf(await member.choose(purpose, true))).toBe('done');
    expect(granted(await member.privacy())).toEqual([...purposes]);
    const back = (await member.agree(false)).json<MyPrivacy>();
    expect([back.childhood?.isAgreed, granted(back)]).toEqual([false, []]);
    const words = await shop.query<{ granted: number; given_by: string; text_hash: string }>(
      "SELECT granted, given_by, text_hash FROM privacy_consent WHERE member_id = ? AND purpose = 'guardian' ORDER BY id",
      [member.id],
    );
    expect(words.map((word) => [Number(word.granted), word.given_by])).toEqual([
      [1, 'guardian:parent'],
      [0, 'guardian:parent'],
    ]);
    const texts = await shop.query<{ body: string }>('SELECT body FROM privacy_text WHERE hash = ?', [
      words[0]!.text_hash,
    ]);
    expect(texts[0]!.body).toContain('父母或其他监护人');
  });

  it('told and opened in one instant: whichever is first, nothing is open after', async () => {
    for (let round = 0; round < 8; round += 1) {
      const member = await aMember();
      const asks = [() => member.tell(child), ...purposes.map((purpose) => () => member.choose(purpose, true))];
      const turned = [...asks.slice(round % 5), ...asks.slice(0, round % 5)];
      await Promise.all(turned.map((ask) => ask()));
      expect(granted(await member.privacy())).toEqual([]);
    }
  });

  it('is left out by campaigns', async () => {
    const [member, grown] = [await aChild(), await aMember()];
    const operator = await shop.staff('operator');
    const offers = [{ tier: 'gold', title: '周末', body: '第二杯半价', couponTemplateId: null }];
    const draft = { name: '周末', messageTemplateKey: 'campaign', offers };
    const made = await shop.post('/api/campaigns', draft, operator);
    const { id } = made.json<Campaign>();
    expect((await shop.post(`/api/campaigns/${id}/launch`, undefined, operator)).status).toBe(200);
    while ((await shop.get(`/api/campaigns/${id}`, operator)).json<Campaign>().state === 'running')
      await new Promise((resolve) => setTimeout(resolve, 50));
    const told = (who: number) =>
      shop.query<{ state: string; reason: string | null }>(
        "SELECT state, reason FROM outbox_message WHERE member_id = ? AND kind = 'campaign'",
        [who],
      );
    expect((await told(member.id)).filter(({ state }) => state !== 'suppressed')).toEqual([]);
    expect(await told(grown.id)).toEqual([expect.objectContaining({ state: 'sent' })]);
  });

  it('ends with the fourteenth birthday, by the shop’s clock, and nothing of it is kept', async () => {
    const member = await aChild();
    const birthday = startOfDay(parseDay('2027-06-15')!, zone);
    shop.clock.set(birthday - 1);
    expect(codeOf(await member.choose('marketing', true))).toBe('guardian_needed');
    shop.clock.set(birthday);
    expect((await member.privacy()).childhood).toBeNull();
    expect(codeOf(await member.agree(true))).toBe('guardian_not_needed');
    expect(granted(await member.privacy())).toEqual([]);
    expect(codeOf(await member.choose('marketing', true))).toBe('done');
    await shop.app.get(GuardiansService, { strict: false }).forgetGrown();
    expect(await shop.query('SELECT member_id FROM member_childhood WHERE member_id = ?', [member.id])).toEqual([]);
  });

  it('who told a birthday this year may still say that they are a child, not the other way round', async () => {
    const member = await aMember();
    await member.tell({ month: 6, day: 15 });
    expect(codeOf(await member.tell(child))).toBe('done');
    expect(codeOf(await member.tell(child))).toBe('done');
    expect(codeOf(await member.tell({ month: 6, day: 15, year: 1990 }))).toBe('birthday_set');
    expect(codeOf(await member.tell({ ...child, year: 2016 }))).toBe('birthday_set');
    shop.clock.set(noonOf('2027-01-01'));
    expect(codeOf(await member.tell({ month: 6, day: 15 }))).toBe('birthday_child');
    expect(codeOf(await member.tell({ month: 6, day: 15, year: 1990 }))).toBe('done');
    expect((await member.privacy()).childhood).toBeNull();
  });

  it.each([
    ['an old notice', { noticeVersion: 7 }, 'notice_changed'],
    ['an unknown relation', { relation: 'neighbour' }, 'malformed'],
    ['a surplus field', { name: '王' }, 'malformed'],
  ])('refuses %s', async (_, body, code) => {
    expect(codeOf(await (await aChild()).agree(true, body))).toBe(code);
  });

  it('is asked of nobody who is older', async () => {
    const member = await aMember();
    await member.tell({ month: 6, day: 11, year: 2012 });
    shop.clock.set(noonOf('2026-06-11'));
    expect(codeOf(await member.agree(true))).toBe('guardian_not_needed');
  });

  it('stands in their export, and goes with the account', async () => {
    const member = await aChild();
    expect((await member.get('/api/me/export')).text).toContain('满 14 岁的那天');
    const [row] = await shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [member.id]);
    const body = { confirm: row!.card_no.slice(-4), requestKey: `child-closes-${member.id}` };
    expect((await shop.post('/api/me/closing', body, shop.token('member', member.id))).status).toBe(200);
    expect(await shop.query('SELECT member_id FROM member_childhood WHERE member_id = ?', [member.id])).toEqual([]);
  });
});
