import type { MemberSession } from '@jieti/shared/api/auth';
import type { CallbackAccount, CallbackConfig, WecomConfig } from '../../src/config-channels.js';
import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { OutboxRepository } from '../../src/outbox/outbox.repository.js';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import { Reconcilers } from '../../src/jobs/reconcilers.js';
import { HttpShop } from '../http/http-shop.js';
import { aTierMessage } from '../wechat/outbox-world.js';
import { freePort, SimulatorProcess, type SimulatorAccounts } from '../wechat/simulator-process.js';

const PHONES = 12;
const modes = (['plain', 'safe'] as const).flatMap((mode) =>
  (['json', 'xml'] as const).map((format) => ({ mode, format })),
);

interface Accounts extends SimulatorAccounts {
  readonly officialAccount: { readonly appId: string; readonly appSecret: string };
  readonly wecom: WecomConfig;
  readonly callbacks: Readonly<Record<CallbackAccount, CallbackConfig>>;
}

interface Person {
  readonly openid: string;
  readonly memberId: number;
}

describe('WeChat pushes, twice each and out of order', () => {
  let simulator: SimulatorProcess;
  let shop: HttpShop;
  let template: string;
  let ticking: NodeJS.Timeout;
  /** How the server is set up; changed as an operator would, together with WeChat's side. */
  const callbacks: Partial<Record<CallbackAccount, CallbackConfig>> = {};

  beforeAll(async () => {
    const port = await freePort();
    simulator = await SimulatorProcess.start({ merchant: `http://127.0.0.1:${port}`, seed: 'pushed' });
    const { appId, appSecret, officialAccount, wecom, templates } = await accounts();
    shop = await HttpShop.open({
      wechat: { apiBase: simulator.base, appId, appSecret, officialAccount, wecom, callbacks },
    });
    // The platform signs with the time of the machine.
    shop.clock.set(Date.now());
    ticking = setInterval(() => shop.clock.set(Date.now()), 20);
    await shop.app.listen(port, '127.0.0.1');
    const { subscriptionTemplateId, title, fields } = templates.find(({ key }) => key === 'tier-up')!;
    template = subscriptionTemplateId;
    const subscription = { templateId: template, fields };
    await shop.run((tx) =>
      new MessageTemplatesRepository().upsertTemplates(tx, [
        { key: 'tier-up', title, purpose: 'service', wording: '等级变化时告诉你', subscription, officialAccount: null },
      ]),
    );
  });
  afterAll(async () => {
    clearInterval(ticking);
    await shop.close();
    await simulator.stop();
  });

  const accounts = () => simulator.ask<Accounts>('GET', '/sim/accounts');
  const settings = (changes: object) => simulator.ask('POST', '/sim/settings', changes);
  const act = (openid: string, what: string, body: object = {}) =>
    simulator.ask('POST', `/sim/phones/${openid}/${what}`, body);

  async function switchTo(mode: string, format: string): Promise<void> {
    const spoiled = { duplicateCallbacks: true, reorderCallbacks: true };
    await settings({ callbackMode: mode, callbackFormat: format, ...spoiled });
    Object.assign(callbacks, (await accounts()).callbacks);
  }

  async function people(name: string): Promise<readonly Person[]> {
    const openids = Array.from({ length: PHONES }, (_, i) => `o-${name}-${i}`);
    const phones = openids.map((openid) => ({ openid, oaOpenid: `oa-${openid}`, name: '林知夏', follows: false }));
    await simulator.ask('POST', '/sim/phones', { phones });
    const joined: Person[] = [];
    for (const openid of openids) {
      const { code } = await simulator.ask<{ code: string }>('POST', `/sim/phones/${openid}/login-code`);
      const { memberId } = (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();
      joined.push({ openid, memberId });
    }
    return joined;
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((later) => setTimeout(later, 25));
  }

  const eventsOf = async (people: readonly Person[], event: string): Promise<readonly string[]> => {
    const rows = await shop.query<{ from_user: string; state: string }>(
      'SELECT from_user, state FROM wechat_event WHERE event = ? ORDER BY id',
      [event],
    );
    const openids = new Set(people.map(({ openid }) => openid));
    return rows.filter((row) => openids.has(row.from_user)).map((row) => row.state);
  };
  /** Waits until the event of each of them has come and has been decided. */
  const decided = (people: readonly Person[], event: string) =>
    until(async () => (await eventsOf(people, event)).filter((state) => state !== 'pending').length >= people.length);
  const remaining = async (people: readonly Person[]): Promise<readonly number[]> => {
    const rows = await shop.query<{ member_id: number; remaining: number }>(
      'SELECT member_id, remaining FROM subscription_quota WHERE template_id = ?',
      [template],
    );
    const byMember = new Map(rows.map((row) => [Number(row.member_id), Number(row.remaining)]));
    return people.map(({ memberId }) => byMember.get(memberId) ?? 0);
  };
  const all = (value: number | string, length: number) => Array<number | string>(length).fill(value);

  it.each(modes)(
    'in $mode $format: each consent, each delivery and each withdrawal counts once',
    async ({ mode, format }) => {
      await switchTo(mode, format);
      const everybody = await people(`${mode}-${format}`);
      await Promise.all(everybody.map(({ openid }) => act(openid, 'consents', { results: { [template]: 'accept' } })));
      await decided(everybody, 'subscribe_msg_popup_event');
      expect(await remaining(everybody)).toEqual(all(1, PHONES));

      const [readers, leavers] = [everybody.slice(0, PHONES / 2), everybody.slice(PHONES / 2)];
      const values = { tierName: '金卡', shopName: '山野咖啡', until: '2027-11-21', expiresOn: '2027-11-21' };
      await shop.run((tx) =>
        shop.app.get(OutboxRepository, { strict: false }).enqueue(
          tx,
          readers.map(({ memberId, openid }) => {
            const message = aTierMessage(memberId, { dedupeKey: `push:${openid}` });
            return { ...message, content: { ...message.content, values } };
          }),
          shop.clock.now(),
        ),
      );
      await shop.app.get(OutboxService, { strict: false }).drain();
      await Promise.all(leavers.map(({ openid }) => act(openid, 'withdraw', { templateIds: [template] })));
      await decided(readers, 'subscribe_msg_sent_event');
      await decided(leavers, 'subscribe_msg_change_event');
      expect(await remaining(everybody)).toEqual(all(0, PHONES));
      // A receipt may overtake the reply of its send: the next reconciliation brings them together.
      await shop.app.get(Reconcilers, { strict: false }).runAll();
      const sent = await shop.query<{ state: string; confirmed_at: number | null }>(
        `SELECT state, confirmed_at FROM outbox_message WHERE dedupe_key LIKE ?`,
        [`push:o-${mode}-${format}-%`],
      );
      expect(sent.map((row) => [row.state, row.confirmed_at !== null])).toEqual(readers.map(() => ['sent', true]));

      await quiet();
      for (const [whose, event] of [
        [everybody, 'subscribe_msg_popup_event'],
        [readers, 'subscribe_msg_sent_event'],
        [leavers, 'subscribe_msg_change_event'],
      ] as const)
        expect(await eventsOf(whose, event)).toEqual(all('handled', whose.length));
    },
  );

  /** Nothing has come for a while: repetitions are through as well. */
  const quiet = async (): Promise<void> => {
    for (let before = -1; before !== shop.log.length; await new Promise((later) => setTimeout(later, 400)))
      before = shop.log.length;
  };

  it('what is lost has no effect, and what comes after it has its own', async () => {
    await switchTo('safe', 'xml');
    const everybody = await people('lost');
    await settings({ reorderCallbacks: false, loseCallbacks: PHONES / 2 });
    for (const { openid } of everybody) await act(openid, 'consents', { results: { [template]: 'accept' } });
    await until(async () => (await eventsOf(everybody, 'subscribe_msg_popup_event')).length === PHONES / 2);
    await until(async () => (await remaining(everybody)).reduce((sum, n) => sum + n, 0) === PHONES / 2);
    expect((await simulator.ask<{ loseCallbacks: number }>('GET', '/sim/settings')).loseCallbacks).toBe(0);
  });

  it('who takes data back, or closes the WeChat account, is forgotten; who follows is noted', async () => {
    await switchTo('safe', 'json');
    const [revoker, leaver, fan] = (await people('persons')) as [Person, Person, Person];
    for (const { memberId } of [revoker, leaver])
      await shop.run((tx) =>
        tx.execute(`UPDATE member SET name = '林知夏', phone_mask = '138****5678' WHERE id = ?`, [memberId]),
      );
    await act(revoker.openid, 'revoke', { revokeInfo: '8' });
    await act(revoker.openid, 'modify-info');
    await act(leaver.openid, 'cancel-account');
    await act(fan.openid, 'follow', { follows: true });
    const member = async ({ memberId }: Person) =>
      (await shop.query<object>('SELECT name, phone_mask, status FROM member WHERE id = ?', [memberId]))[0];
    await decided([revoker], 'user_info_modified');
    await until(async () => (await eventsOf([revoker], 'user_authorization_revoke')).includes('handled'));
    expect(await member(revoker)).toEqual({ name: '林知夏', phone_mask: null, status: 'active' });
    await until(async () => JSON.stringify(await member(leaver)).includes('closed'));
    expect(await member(leaver)).toEqual({ name: '', phone_mask: null, status: 'closed' });
    const followers = () => shop.query<object>('SELECT openid, following FROM oa_follower');
    await until(async () => (await followers()).length === 1);
    expect(await followers()).toEqual([{ openid: `oa-${fan.openid}`, following: 1 }]);
  });

  it('the check of every address is passed, and what customers do in WeCom is noted', async () => {
    for (const account of ['miniProgram', 'officialAccount', 'wecom'])
      expect(await simulator.ask('POST', '/sim/callbacks/check', { account })).toMatchObject({ ok: true });
    const [first, second] = (await people('contacts')) as [Person, Person];
    const friends = (what: string, openid: string, more: object = {}) =>
      simulator.ask<{ externalUserid: string }>('POST', `/sim/wecom/friends${what}`, {
        openid,
        userid: 'xiaoman',
        ...more,
      });
    await simulator.ask('POST', '/sim/wecom/staff', { userid: 'xiaoman', name: '小满' });
    const added = await friends('', first.openid);
    const { externalUserid } = await friends('', second.openid);
    const states = async () =>
      Object.fromEntries(
        (await shop.query<{ external_userid: string; state: string }>('SELECT * FROM wecom_contact')).map((row) => [
          ...[row.external_userid, row.state],
        ]),
      ) as Record<string, string>;
    await until(async () => Object.keys(await states()).length === 2);
    await friends('/remove', second.openid, { by: 'customer' });
    await until(async () => (await states())[externalUserid] === 'refused');
    expect(await states()).toEqual({ [added.externalUserid]: 'added', [externalUserid]: 'refused' });
  });

  it('everything came at least twice, and nothing of it was refused or given up', async () => {
    const [stored] = await shop.query<{ n: number }>('SELECT COUNT(*) AS n FROM wechat_event');
    const taken = () => shop.log.filter((line) => line.includes('wechat/callback/') && line.includes('"status":200'));
    await until(() => Promise.resolve(taken().length >= 2 * Number(stored!.n)));
    expect(shop.log.filter((line) => line.includes('callback refused'))).toEqual([]);
    expect(await shop.query(`SELECT * FROM wechat_event WHERE state IN ('pending', 'failed')`)).toEqual([]);
  });
});
