import type { MemberSession } from '@jieti/shared/api/auth';
import type { GroupDetail, GroupList, GroupReport, GroupVisitOutcome } from '@jieti/shared/api/groups';
import { GroupDaysService } from '../../src/groups/group-days.service.js';
import { GroupListingService } from '../../src/groups/group-listing.service.js';
import { GroupReadingService } from '../../src/groups/group-reading.service.js';
import { GroupTenureService } from '../../src/groups/group-tenure.service.js';
import type { WecomConfig } from '../../src/config-channels.js';
import { HttpShop, type Answer } from '../http/http-shop.js';
import { agree } from '../setup/consents.js';
import { SimulatorProcess, type SimulatorAccounts } from '../wechat/simulator-process.js';

const DAY = 86_400_000;

interface Accounts extends SimulatorAccounts {
  readonly wecom: WecomConfig;
}

interface Person {
  readonly openid: string;
  readonly memberId: number;
  token: string;
}

interface Entry {
  readonly encryptedData: string;
  readonly iv: string;
}

describe('groups of WeCom', () => {
  let simulator: SimulatorProcess;
  let shop: HttpShop;
  let operator: string;
  let chatId: string;
  let people: Person[];

  beforeAll(async () => {
    simulator = await SimulatorProcess.start({ seed: 'groups' });
    const { appId, appSecret, wecom } = await simulator.ask<Accounts>('GET', '/sim/accounts');
    const settings = { apiBase: simulator.base, wecomApiBase: simulator.base, appId, appSecret };
    shop = await HttpShop.open({ wechat: { ...settings, wecom: { ...wecom, agentId: String(wecom.agentId) } } });
    shop.clock.set(Date.now());
    operator = await shop.staff('operator');
    people = await join(['lin', 'zhou', 'chen', 'wu']);
    chatId = (await act<{ chatId: string }>('/sim/wecom/groups', { owner: 'XuAn', name: '安福路 · 会员群' })).chatId;
    await enter(['lin', 'zhou', 'chen'], 3);
  });
  afterAll(async () => {
    await shop.close();
    await simulator.stop();
  });
  const act = <T>(at: string, body: object = {}) => simulator.ask<T>('POST', at, body);
  const enter = (openids: readonly string[], scene: number) =>
    act(`/sim/wecom/groups/${chatId}/join`, { openids, scene });
  const leave = (openids: readonly string[]) => act(`/sim/wecom/groups/${chatId}/leave`, { openids });
  const at = (name: string): Person => people.find(({ openid }) => openid === name)!;

  async function join(openids: readonly string[]): Promise<Person[]> {
    const phones = openids.map((openid) => ({
      openid,
      oaOpenid: `oa-${openid}`,
      unionid: `u-${openid}`,
      name: openid,
    }));
    await act('/sim/phones', { phones });
    const joined: Person[] = [];
    for (const openid of openids) {
      const { code } = await act<{ code: string }>(`/sim/phones/${openid}/login-code`);
      const session = (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();
      joined.push({ openid, memberId: session.memberId, token: session.token });
    }
    return joined;
  }

  async function signIn(person: Person): Promise<void> {
    const { code } = await act<{ code: string }>(`/sim/phones/${person.openid}/login-code`);
    const answer = await shop.post('/api/auth/wechat-login', { code });
    expect(answer.text).not.toContain('session_key');
    person.token = answer.json<MemberSession>().token;
  }

  const entry = (openid: string) => act<Entry>(`/sim/phones/${openid}/group-entry`, { chatId });
  const send = ({ encryptedData, iv }: Entry, by: Person): Promise<Answer> =>
    shop.post('/api/me/group-visits', { encryptedData, iv }, by.token);
  const visit = async (by: Person, sealed?: Entry) =>
    (await send(sealed ?? (await entry(by.openid)), by)).json<GroupVisitOutcome & { code?: string }>();
  const facts = (activity: string) =>
    shop.query<{ member_id: number; external_id: string; source: string; detail: string }>(
      `SELECT * FROM fact WHERE kind = 'engagement' AND external_id LIKE ? ORDER BY member_id`,
      [activity === 'groupVisit' ? 'visit:%' : 'month:%'],
    );

  describe('a visit from a group', () => {
    it('is nothing without the agreement: nor is the key of the login kept', async () => {
      expect(await visit(at('lin'))).toEqual({ outcome: 'notAllowed', gained: 0 });
      await signIn(at('lin'));
      expect(await shop.query('SELECT * FROM wechat_session')).toEqual([]);
    });

    it('needs a login after the agreement, then counts once a day, however often it is told (D244)', async () => {
      await agree(shop, at('lin').memberId, 'groups');
      expect((await visit(at('lin'))).code).toBe('group_entry_outdated');
      await signIn(at('lin'));
      const sealed = await entry('lin');
      const told = await Promise.all([visit(at('lin'), sealed), visit(at('lin'), sealed), visit(at('lin'), sealed)]);
      expect(told.map(({ outcome }) => outcome).sort()).toEqual(['counted', 'repeated', 'repeated']);
      expect(await visit(at('lin'))).toEqual({ outcome: 'repeated', gained: 0 });
      expect(await facts('groupVisit')).toHaveLength(1);
    });

    it('keeps neither the number of the group nor the key as they are', async () => {
      const kept = await shop.query<Record<string, string>>('SELECT * FROM open_group');
      expect(kept).toMatchObject([{ chat_id: chatId, group_hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
      const [session] = await shop.query<{ sealed: string }>('SELECT sealed FROM wechat_session');
      expect(session?.sealed).toMatch(/^s1\./);
    });

    it('of another’s phone is refused: it is sealed with another key', async () => {
      await agree(shop, at('zhou').memberId, 'groups');
      await signIn(at('zhou'));
      const stolen = await send(await entry('lin'), at('zhou'));
      expect([stolen.status, stolen.json<{ code: string }>().code]).toEqual([410, 'group_entry_outdated']);
      await shop.run((tx) =>
        tx.execute(
          'UPDATE wechat_session SET sealed = (SELECT s FROM (SELECT sealed AS s FROM wechat_session WHERE member_id = ?) x) WHERE member_id = ?',
          [...[at('lin').memberId, at('zhou').memberId]],
        ),
      );
      expect((await visit(at('zhou'), await entry('lin'))).code).toBe('group_entry_outdated');
      await shop.run((tx) => tx.execute('DELETE FROM wechat_session WHERE member_id = ?', [at('zhou').memberId]));
      await signIn(at('zhou'));
      expect((await visit(at('zhou'))).outcome).toBe('counted');
    });

    it('with a key that WeChat has changed since is refused until the next login', async () => {
      await act('/sim/phones/zhou/expire-session');
      expect((await visit(at('zhou'))).code).toBe('group_entry_outdated');
      await signIn(at('zhou'));
      expect((await visit(at('zhou'))).outcome).toBe('repeated');
    });

    it('of a group that is not the shop’s counts nothing, nor does an old one', async () => {
      const foreign = await act<Entry>('/sim/phones/lin/open-data', { data: { openGId: 'tGofSomebodyElse' } });
      expect(await visit(at('lin'), foreign)).toEqual({ outcome: 'notOurs', gained: 0 });
      const sealed = await entry('lin');
      shop.clock.advance(DAY + 60_000);
      await signIn(at('lin'));
      expect((await visit(at('lin'), sealed)).code).toBe('group_entry_outdated');
      shop.clock.advance(-DAY - 60_000);
      await signIn(at('lin'));
    });

    it.each([
      ['changed on the way', (one: Entry) => ({ ...one, iv: Buffer.alloc(16).toString('base64') })],
      ['no sealed data at all', () => ({ encryptedData: 'A'.repeat(24), iv: 'A'.repeat(24) })],
    ])('is refused when it is %s', async (_, change) => {
      expect((await visit(at('lin'), change(await entry('lin')))).code).toBe('group_entry_outdated');
    });
  });

  describe('who is in them', () => {
    const listing = () => shop.app.get(GroupListingService, { strict: false });
    const reading = () => shop.app.get(GroupReadingService, { strict: false });
    const list = async () => (await shop.get('/api/groups', operator)).json<GroupList>();
    const detail = async () => (await shop.get(`/api/groups/${chatId}`, operator)).json<GroupDetail>();
    const read = async () => {
      shop.clock.advance(1000);
      await reading().read(chatId, shop.clock.now());
    };

    it('is read from WeCom, members only where they agree (D246)', async () => {
      await listing().list(shop.clock.now());
      await read();
      const { state, groups } = await list();
      expect(state).toBe('ok');
      expect(groups).toMatchObject([{ name: '安福路 · 会员群', owner: 'XuAn', staff: 1, customers: 3, members: 2 }]);
      expect(groups[0]?.visits).toBe(2);
      expect(await shop.query(`SELECT person FROM group_stay WHERE person LIKE 'wm%' OR person = 'XuAn'`)).toEqual([]);
    });

    it('follows who comes and goes without a word from WeCom, and keeps the history', async () => {
      await leave(['chen']);
      await enter(['wu'], 2);
      await read();
      await read();
      const { group, moves, origins } = await detail();
      expect(group).toMatchObject({ customers: 3, left: 1 });
      expect(moves.filter(({ kind }) => kind === 'left')).toHaveLength(1);
      expect(origins).toContainEqual({ joinedBy: 'link', joinWay: '', people: 1, stillThere: 1 });
      expect(origins).toContainEqual({ joinedBy: 'code', joinWay: '', people: 3, stillThere: 2 });
    });

    it('is not set back by an answer that was asked for earlier', async () => {
      const earlier = shop.clock.now() - 1;
      await leave(['wu']);
      await reading().read(chatId, earlier);
      expect((await detail()).group.customers).toBe(3);
      await read();
      expect((await detail()).group.customers).toBe(2);
    });

    it('is nobody’s any more once the agreement is taken back', async () => {
      await agree(shop, at('zhou').memberId, 'groups', false);
      await read();
      expect((await detail()).group).toMatchObject({ customers: 2, members: 1 });
      expect(await visit(at('zhou'))).toEqual({ outcome: 'notAllowed', gained: 0 });
    });

    it('makes a month of it after fifteen days, once, for those who agree (D245)', async () => {
      const tenure = shop.app.get(GroupTenureService, { strict: false });
      const now = shop.clock.now();
      // The first day of a month is known to be at most thirty days away.
      for (const days of [10, 46, 46]) {
        shop.clock.set(now + days * DAY);
        await tenure.record(shop.clock.now());
      }
      shop.clock.set(now);
      const months = await facts('groupMember');
      expect(new Set(months.map(({ member_id }) => Number(member_id)))).toEqual(new Set([at('lin').memberId]));
      expect(new Set(months.map(({ external_id }) => external_id)).size).toBe(months.length);
      expect(months.length).toBeGreaterThanOrEqual(1);
    });

    it('shows what WeCom counted by day beside what is known, and the gap (D247)', async () => {
      await act(`/sim/wecom/groups/${chatId}/messages`, { openid: 'lin', messages: 7 });
      await act('/sim/clock', { advanceSeconds: DAY / 1000 });
      shop.clock.advance(DAY);
      operator = await shop.staff('operator');
      const days = shop.app.get(GroupDaysService, { strict: false });
      await days.readNew(shop.clock.now());
      await days.readNew(shop.clock.now());
      const { days: shown, gap } = (await shop.get('/api/groups/report?days=7', operator)).json<GroupReport>();
      const yesterday = shown.at(-2);
      expect(yesterday?.counted).toMatchObject({ members: 3, activeMembers: 1, messages: 7 });
      expect(shown.at(-1)?.counted).toBeNull();
      expect(gap).toEqual({ day: yesterday?.day, counted: 3, known: 3 });
      await shop.run((tx) => tx.execute('UPDATE group_stay SET left_at = joined_at WHERE is_staff = 1'));
      const { gap: wider } = (await shop.get('/api/groups/report?days=7', operator)).json<GroupReport>();
      expect(wider).toMatchObject({ counted: 3, known: 2 });
    });

    it('ends with the group', async () => {
      await act(`/sim/wecom/groups/${chatId}/dismiss`);
      await listing().list(shop.clock.now());
      await read();
      const { groups } = await list();
      expect(groups).toMatchObject([{ customers: 0, dismissedAt: expect.any(Number) }]);
      expect((await shop.get('/api/groups/export', operator)).text).toContain('安福路 · 会员群');
    });
  });
});
