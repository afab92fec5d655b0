import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FollowerLinksService } from '../../src/callbacks/follower-links.service.js';
import { WechatEventWorkService } from '../../src/callbacks/wechat-event-work.service.js';
import { MembersRepository } from '../../src/members/members.repository.js';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';
import { anEvent, deliver, pushSettings, type Push } from './pushed.js';

interface EventRow {
  readonly state: string;
  readonly reason: string | null;
  readonly from_user: string;
  readonly payload: string;
}

/** The open platform: `u-…` for `oa-…`. */
function platform(): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://wechat');
    const openid = url.searchParams.get('openid') ?? '';
    response.setHeader('content-type', 'application/json');
    const info =
      openid === 'oa-busy' ? { errcode: -1 } : { subscribe: 1, openid, unionid: openid.replace('oa-', 'u-') };
    response.end(
      JSON.stringify(url.pathname === '/cgi-bin/user/info' ? info : { access_token: 't', expires_in: 7200 }),
    );
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

describe('what WeChat tells about people', () => {
  let shop: HttpShop;
  let wechat: Server;
  let members = 0;

  beforeAll(async () => {
    wechat = await platform();
    const { wechat: settings } = pushSettings('plain');
    const apiBase = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`;
    shop = await HttpShop.open({ wechat: { ...settings, apiBase } });
  });
  afterAll(async () => {
    await shop.close();
    await new Promise((done) => wechat.close(done));
  });

  /** A member with this openid, a phone and a name. */
  async function aPerson(identities: Readonly<Record<string, string>>): Promise<number> {
    const id = await shop.member(`c${(members += 1)}`, [aPurchase({ externalId: `p${members}` })]);
    const people = shop.app.get(MembersRepository, { strict: false });
    await shop.run(async (tx) => {
      await people.updatePhone(tx, id, '13812345678', shop.clock.now());
      for (const [kind, value] of Object.entries(identities))
        await people.attach(tx, id, { kind: kind as 'openid', value }, shop.clock.now());
    });
    return id;
  }

  /** What became of the event. */
  async function told(event: string, fields: object, push: Push = {}): Promise<string> {
    expect((await deliver(shop, anEvent(shop.clock.now(), event, fields), push)).text).toBe('success');
    await shop.app.get(WechatEventWorkService, { strict: false }).workOff();
    const open = `SELECT id FROM wechat_event WHERE state = 'pending'`;
    while ((await shop.query(open)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const [last] = await shop.query<EventRow>('SELECT * FROM wechat_event ORDER BY id DESC LIMIT 1');
    return last!.reason === null ? last!.state : `${last!.state}: ${last!.reason}`;
  }

  const member = async (id: number) =>
    (
      await shop.query<Record<string, unknown>>(
        'SELECT name, phone_cipher, phone_hash, phone_mask, status, marketing FROM member WHERE id = ?',
        [id],
      )
    )[0];
  const identities = async (id: number) =>
    (
      await shop.query<{ kind: string; value: string }>(
        `SELECT kind, value FROM member_identity WHERE member_id = ? AND kind <> 'customer' ORDER BY kind`,
        [id],
      )
    ).map(({ kind, value }) => `${kind}=${value}`);
  const audited = (id: number) =>
    shop.query<{ actor: string; action: string; detail: string }>(
      'SELECT actor, action, detail FROM audit_entry WHERE subject = ? ORDER BY id',
      [`member:${id}`],
    );

  it('who takes the phone number back has none here any more; the name goes alone', async () => {
    const id = await aPerson({ openid: 'revoker' });
    const revoke = (RevokeInfo: string) =>
      told('user_authorization_revoke', { FromUserName: 'platform', OpenID: 'revoker', RevokeInfo });
    expect(await revoke('2')).toBe('ignored: nothing_kept');
    expect(await member(id)).toMatchObject({ name: '林知夏', phone_mask: expect.any(String) });
    expect(await revoke('8')).toBe('handled');
    expect(await member(id)).toMatchObject({ name: '林知夏', phone_cipher: null, phone_hash: null, phone_mask: null });
    shop.clock.advance(1000);
    expect(await revoke('6,13')).toBe('handled');
    expect(await member(id)).toMatchObject({ name: '', status: 'active' });
    expect((await audited(id)).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      ...['wechat member.revokeData', 'wechat member.revokeData'],
    ]);
  });

  it('D227: pictures that were chosen go with the permission: the avatar by 6 and 20, photos beside feedback by 14', async () => {
    const id = await aPerson({ openid: 'pictured' });
    const now = shop.clock.now();
    const keep = () =>
      shop.run(async (tx) => {
        await tx.execute('DELETE FROM member_avatar WHERE member_id = ?', [id]);
        await tx.insertRows(
          'member_avatar',
          ['member_id', 'tag', 'mime', 'body', 'at'],
          [[id, 't', 'image/png', 'iVBORw0KGgo=', now]],
        );
        const photo = [`p${(members += 1)}`, id, 'image/png', new Uint8Array([1]), now];
        await tx.insertRows(
          'feedback_photo',
          ['photo_key', 'member_id', 'media_type', 'content', 'created_at'],
          [photo],
        );
      });
    const count = async (table: string) =>
      (await shop.query(`SELECT member_id FROM ${table} WHERE member_id = ?`, [id])).length;
    const revoke = (RevokeInfo: string) => {
      shop.clock.advance(1000);
      return told('user_authorization_revoke', { FromUserName: 'platform', OpenID: 'pictured', RevokeInfo });
    };
    await keep();
    expect(await revoke('20')).toBe('handled');
    expect([await count('member_avatar'), await count('feedback_photo')]).toEqual([0, 1]);
    expect(await revoke('14')).toBe('handled');
    expect([await count('member_avatar'), await count('feedback_photo')]).toEqual([0, 0]);
    expect(await member(id)).toMatchObject({ name: '林知夏' });
    await keep();
    expect(await revoke('6')).toBe('handled');
    expect([await count('member_avatar'), await count('feedback_photo')]).toEqual([0, 1]);
    expect(await member(id)).toMatchObject({ name: '' });
  });

  it('D227: what WeChat deletes goes the same way as a closing by the member', async () => {
    const id = await aPerson({ openid: 'gone' });
    await shop.run(async (tx) => {
      const columns = ['member_id', 'session', 'step', 'page', 'tier', 'entered_at', 'dwell_ms'];
      await tx.insertRows('browse_visit', columns, [[id, 's', 1, 'pages/home', 'plain', 1, 1]]);
    });
    await told('user_authorization_cancellation', { FromUserName: 'platform', OpenID: 'gone' });
    expect(await shop.query('SELECT member_id FROM browse_visit WHERE member_id = ?', [id])).toEqual([]);
    const [closure] = await shop.query<{ via: string }>('SELECT via FROM account_closure WHERE member_id = ?', [id]);
    expect(closure).toEqual({ via: 'wechat' });
    const ended = 'SELECT purpose, given_by FROM privacy_consent WHERE member_id = ? AND granted = 0 ORDER BY id';
    expect(await shop.query(ended, [id])).toEqual([
      { purpose: 'marketing', given_by: 'wechat' },
      { purpose: 'personalisation', given_by: 'wechat' },
    ]);
  });

  it('whose WeChat account is gone is nobody any more, while what they bought stays under a number', async () => {
    const id = await aPerson({ openid: 'leaver', unionid: 'u-leaver', oaOpenid: 'oa-leaver' });
    const growth = await shop.query('SELECT * FROM growth_entry WHERE member_id = ?', [id]);
    const session = shop.token('member', id);
    expect((await shop.get('/api/me/home', session)).status).toBe(200);
    await told('user_info_modified', { FromUserName: 'platform', openid: 'leaver' });
    const cancel = () => told('user_authorization_cancellation', { FromUserName: 'platform', OpenID: 'leaver' });
    expect(await cancel()).toBe('handled');
    expect(await member(id)).toMatchObject({ name: '', phone_cipher: null, status: 'closed', marketing: 0 });
    expect(await identities(id)).toEqual([]);
    expect(await shop.query('SELECT * FROM growth_entry WHERE member_id = ?', [id])).toEqual(growth);
    expect((await shop.get('/api/me/home', session)).status).toBe(401);
    const waiting = `SELECT id FROM outbox_message WHERE member_id = ? AND state = 'planned'`;
    expect(await shop.query(waiting, [id])).toEqual([]);
    expect(await shop.query('SELECT id FROM inbox_message WHERE member_id = ?', [id])).toEqual([]);
    const kept = await shop.query<EventRow>(`SELECT * FROM wechat_event WHERE payload LIKE '%leaver%'`);
    expect(kept).toEqual([]);
    expect((await shop.query('SELECT id FROM wechat_event WHERE from_user = ?', [`member:${id}`])).length).toBe(2);
    shop.clock.advance(1000);
    expect(await cancel()).toBe('ignored: member_unknown');
    expect((await audited(id)).map(({ action }) => action)).toEqual(['member.close']);
  });

  it('a member who follows the account is found by the unionid, and lost when they leave', async () => {
    const id = await aPerson({ openid: 'fan', unionid: 'u-fan' });
    const account = { surface: 'official-account', format: 'xml' } as const;
    expect(await told('subscribe', { FromUserName: 'oa-fan', EventKey: '' }, account)).toBe('handled');
    expect(await told('subscribe', { FromUserName: 'oa-stranger', EventKey: '' }, account)).toBe('handled');
    expect(await told('subscribe', { FromUserName: 'oa-busy', EventKey: '' }, account)).toBe('handled');
    const links = shop.app.get(FollowerLinksService, { strict: false });
    await links.look(shop.clock.now());
    expect(await identities(id)).toContain('oaOpenid=oa-fan');
    shop.clock.advance(1000);
    expect(await told('unsubscribe', { FromUserName: 'oa-fan', EventKey: '' }, account)).toBe('handled');
    await links.look(shop.clock.now());
    expect(await identities(id)).toEqual(['openid=fan', 'unionid=u-fan']);
    shop.clock.advance(1000);
    expect(await told('subscribe', { FromUserName: 'oa-fan', EventKey: '' }, account)).toBe('handled');
    expect(await identities(id)).toContain('oaOpenid=oa-fan');
    const late = { FromUserName: 'oa-fan', CreateTime: Math.floor(shop.clock.now() / 1000) - 60, EventKey: '' };
    expect(await told('unsubscribe', late, account)).toBe('ignored: newer_known');
    expect(await identities(id)).toContain('oaOpenid=oa-fan');
  });

  it('a customer who removes the staff in WeCom wants no messages; the newest word counts', async () => {
    const wecom = { surface: 'wecom', format: 'xml', mode: 'safe' } as const;
    const change = (ChangeType: string, second: number) =>
      told(
        'change_external_contact',
        { FromUserName: 'sys', CreateTime: second, ChangeType, UserID: 'zhangsan', ExternalUserID: 'wm1' },
        wecom,
      );
    const now = Math.floor(shop.clock.now() / 1000);
    const state = () => shop.query('SELECT state FROM wecom_contact');
    expect(await change('add_external_contact', now)).toBe('handled');
    expect(await state()).toEqual([{ state: 'added' }]);
    expect(await change('del_follow_user', now + 5)).toBe('handled');
    expect(await change('add_external_contact', now + 1)).toBe('ignored: newer_known');
    expect(await change('edit_external_contact', now + 6)).toBe('ignored: no_effect');
    expect(await state()).toEqual([{ state: 'refused' }]);
    const chat = { FromUserName: 'sys', ChatId: 'wr1', ChangeType: 'update', UpdateDetail: 'add_member' };
    expect(await told('change_external_chat', chat, wecom)).toBe('handled');
  });
});
