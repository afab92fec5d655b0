import { decryptCallback } from '../../src/wechat/callback-crypto.js';
import { callbackSignature } from '../../src/wechat/callback-signature.js';
import { HttpShop } from '../http/http-shop.js';
import { withReferenceVectors } from '../wechat/reference-vectors.js';
import { anEvent, deliver, delivery, post, pushSettings, token } from './pushed.js';

interface Stored {
  readonly account: string;
  readonly event: string;
  readonly from_user: string;
  readonly payload: string;
}

const stored = (shop: HttpShop) =>
  shop.query<Stored>('SELECT account, event, from_user, payload FROM wechat_event ORDER BY id');

describe('the doors of WeChat in plain mode', () => {
  let shop: HttpShop;

  beforeAll(async () => {
    shop = await HttpShop.open({ ...pushSettings('plain'), programme: false });
  });
  beforeEach(async () => {
    await shop.run((tx) => tx.execute('DELETE FROM wechat_event'));
    shop.clock.advance(120_000);
  });
  afterAll(() => shop.close());

  it('answer the check of the address with its echo, and refuse a wrong one', async () => {
    const at = Math.floor(shop.clock.now() / 1000);
    const address = `/api/wechat/callback/official-account?timestamp=${at}&nonce=7&echostr=4375120948345356249`;
    const signature = callbackSignature([token, String(at), '7']);
    const answer = await shop.get(`${address}&signature=${signature}`);
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([
      ...[200, '4375120948345356249', 'text/plain; charset=utf-8'],
    ]);
    expect((await shop.get(`${address}&signature=${signature.slice(1)}0`)).status).toBe(401);
    expect((await shop.get(`${address}&signature=${signature}&signature=${signature}`)).status).toBe(401);
  });

  it('write an event down once, whatever its format, however often it comes', async () => {
    const event = anEvent(shop.clock.now(), 'x_event', { MsgID: '3248682510344192008' });
    const { url, body } = delivery(event, shop.clock.now());
    for (let i = 0; i < 3; i += 1) expect((await post(shop, url, body)).text).toBe('success');
    for (const format of ['xml', 'json'] as const)
      for (const mode of ['plain', 'safe'] as const)
        expect((await deliver(shop, event, { format, mode })).text).toBe('success');
    const [only, ...others] = await stored(shop);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ account: 'miniProgram', event: 'x_event', from_user: 'openid-1' });
    expect(JSON.parse(only!.payload)).toMatchObject({
      CreateTime: String(event['CreateTime']),
      MsgID: '3248682510344192008',
    });
  });

  it('tell events of one user and second apart by all they say, messages by their number', async () => {
    const now = shop.clock.now();
    const list = (TemplateId: string) => ({ List: [{ TemplateId, SubscribeStatusString: 'accept' }] });
    await deliver(shop, anEvent(now, 'subscribe_msg_popup_event', list('t1')));
    await deliver(shop, anEvent(now, 'subscribe_msg_popup_event', list('t2')));
    await deliver(shop, anEvent(now, 'subscribe_msg_popup_event', { ...list('t1'), FromUserName: 'openid-2' }));
    const message = {
      ...anEvent(now, ''),
      Event: undefined,
      MsgType: 'text',
      Content: '在吗',
      MsgId: 9007199254740993n,
    };
    const said = (second: number) => ({ ...message, MsgId: '7', CreateTime: second });
    await deliver(shop, said(1));
    await deliver(shop, said(2));
    expect((await stored(shop)).map((row) => row.event)).toEqual([
      ...Array<string>(3).fill('subscribe_msg_popup_event'),
      'message:text',
    ]);
  });

  it('refuse a signature, once used, for another content', async () => {
    const now = shop.clock.now();
    const { url, body } = delivery(anEvent(now, 'x_event'), now);
    expect((await post(shop, url, body)).status).toBe(200);
    expect((await post(shop, url, body.replace('openid-1', 'openid-9'))).status).toBe(401);
    expect((await post(shop, url, body)).text).toBe('success');
    expect(await stored(shop)).toHaveLength(1);
  });

  it('refuse what was signed more than five minutes ago, or as far ahead', async () => {
    const now = Math.floor(shop.clock.now() / 1000);
    for (const timestamp of [now - 302, now + 302])
      expect((await deliver(shop, anEvent(shop.clock.now(), 'x_event'), { timestamp })).status).toBe(401);
    expect(await stored(shop)).toEqual([]);
    expect((await deliver(shop, anEvent(shop.clock.now(), 'x_event'), { timestamp: now - 298 })).status).toBe(200);
  });

  it('refuse a wrong signature: nothing is stored, and the log has one line a minute for each account', async () => {
    const { url, body } = delivery(anEvent(shop.clock.now(), 'x_event'), shop.clock.now());
    const wrong = url.replace(/signature=../, 'signature=zz');
    const before = shop.log.filter((line) => line.includes('callback refused')).length;
    for (let i = 0; i < 20; i += 1) expect((await post(shop, wrong, body)).status).toBe(401);
    expect(await stored(shop)).toEqual([]);
    const lines = () => shop.log.filter((line) => line.includes('callback refused')).slice(before);
    expect(lines()).toHaveLength(1);
    shop.clock.advance(60_001);
    await post(shop, wrong, body);
    expect(lines()[1]).toContain('"unloggedBefore":19');
  });

  it('stop explaining to an address that sends many bad ones, and still take the genuine ones from it', async () => {
    const { url, body } = delivery(anEvent(shop.clock.now(), 'x_event'), shop.clock.now());
    const wrong = url.replace(/signature=../, 'signature=zz');
    const statuses = [];
    for (let i = 0; i < 62; i += 1) statuses.push((await post(shop, wrong, body)).status);
    expect(statuses.slice(-3)).toEqual([401, 429, 429]);
    expect((await post(shop, url, body)).text).toBe('success');
  });

  it.each([
    ['no body', ''],
    ['no event', '{"FromUserName":"u","CreateTime":1}'],
    ['nobody', '{"Event":"e","CreateTime":1}'],
    ['no time', '{"Event":"e","FromUserName":"u"}'],
    ['an endless name', `{"Event":"e","FromUserName":"${'u'.repeat(129)}","CreateTime":1}`],
    ['two events in one', '<xml><Event>a</Event><Event>b</Event><FromUserName>u</FromUserName></xml>'],
    ['an entity', '<!DOCTYPE x [<!ENTITY e "1">]><xml><Event>&e;</Event></xml>'],
    ['no format', 'hello'],
  ])('refuse %s although it is signed', async (_, body) => {
    const { url } = delivery({}, shop.clock.now());
    expect((await post(shop, url, body)).status).toBe(400);
    expect(await stored(shop)).toEqual([]);
  });

  it('refuse more than 64 kB, and what belongs to no account', async () => {
    const { url, body } = delivery(anEvent(shop.clock.now(), 'x_event', { Big: 'x'.repeat(66_000) }), shop.clock.now());
    expect((await post(shop, url, body)).status).toBe(413);
    expect((await post(shop, url.replace('mini-program', 'somewhere'), '{}')).status).toBe(404);
  });

  it('hand what people write to customer service on to the staff, in the mode and format it came in', async () => {
    const now = shop.clock.now();
    const message: Record<string, unknown> = {
      ...anEvent(now, ''),
      MsgType: 'text',
      Content: ']]> 有货吗 <x>',
      MsgId: '1',
    };
    const plain = await deliver(shop, { ...message, Event: undefined }, { format: 'json' });
    expect(plain.json()).toEqual({
      ToUserName: 'openid-1',
      FromUserName: 'gh_shop',
      CreateTime: Math.floor(now / 1000),
      MsgType: 'transfer_customer_service',
    });
    const { Event: _, ...said } = message;
    const sealed = await deliver(shop, { ...said, Content: '有货吗' }, { format: 'xml', mode: 'safe' });
    const part = (name: string) =>
      new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`).exec(sealed.text)![1]!;
    expect(part('MsgSignature')).toBe(callbackSignature([token, part('TimeStamp'), part('Nonce'), part('Encrypt')]));
    const secrets = { encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', receiveId: 'wx' };
    expect(decryptCallback(part('Encrypt'), secrets)).toContain(
      '<MsgType><![CDATA[transfer_customer_service]]></MsgType>',
    );
  });
});

describe('the doors of WeChat in safe mode', () => {
  let shop: HttpShop;

  beforeAll(async () => {
    shop = await HttpShop.open({ ...pushSettings('safe'), programme: false });
  });
  afterAll(() => shop.close());

  it.each(['json', 'xml'] as const)(
    'take encrypted %s and refuse a plain body with a right signature',
    async (format) => {
      const event = anEvent(shop.clock.now(), `x_${format}`);
      expect((await deliver(shop, event, { format })).status).toBe(401);
      expect((await deliver(shop, event, { format, mode: 'safe' })).text).toBe('success');
      expect((await stored(shop)).filter((row) => row.event === `x_${format}`)).toHaveLength(1);
    },
  );

  it('take WeCom, whose events are about a customer or a group', async () => {
    const event = anEvent(shop.clock.now(), 'change_external_contact', { FromUserName: 'sys', ExternalUserID: 'wm1' });
    expect((await deliver(shop, event, { surface: 'wecom', format: 'xml', mode: 'safe' })).text).toBe('success');
    expect((await stored(shop)).at(-1)).toMatchObject({ account: 'wecom', from_user: 'wm1' });
    expect((await deliver(shop, event, { surface: 'wecom', format: 'xml' })).status).toBe(401);
  });

  it('refuse a text encrypted for somebody else, cut off, or changed, and a signature without msg_signature', async () => {
    const now = shop.clock.now();
    const { url, body } = delivery(anEvent(now, 'x'), now, { mode: 'safe' });
    const forMe = (changed: string, address = url) => post(shop, address, changed);
    expect((await forMe(body.replace(/"Encrypt":"..../, '"Encrypt":"AAAA'))).status).toBe(401);
    expect((await forMe(body, url.replace(/&msg_signature=\w+/, ''))).status).toBe(401);
    const others = delivery(anEvent(now, 'x'), now, { mode: 'safe', surface: 'official-account' });
    expect((await forMe(others.body, others.url.replace('official-account', 'mini-program'))).status).toBe(400);
    expect((await stored(shop)).filter((row) => row.event === 'x')).toEqual([]);
  });
});

type Vectors = { readonly vectors: readonly Readonly<Record<string, string>>[] };

withReferenceVectors<Vectors>('callback-crypto.json', ({ vectors }) =>
  withReferenceVectors<Vectors>('wecom-callback-crypto.json', (forWecom) => {
    describe('the published deliveries', () => {
      const pushed = vectors.find(({ id }) => id === 'official-safe-post-json')!;
      const check = forWecom.vectors.find(({ kind }) => kind === 'echostr')!;
      let shop: HttpShop;

      beforeAll(async () => {
        const of = (sent: Readonly<Record<string, string>>) =>
          ({ token: sent['token']!, encodingAesKey: sent['encodingAESKey']!, mode: 'safe' }) as const;
        const wecom = { corpId: check['receiveid']!, agentId: '1', secret: 's' };
        const callbacks = { miniProgram: of(pushed), wecom: of(check) };
        shop = await HttpShop.open({ wechat: { appId: pushed['appid']!, wecom, callbacks }, programme: false });
      });
      afterAll(() => shop.close());

      it('of an encrypted push is taken as it was sent', async () => {
        shop.clock.set(Number(pushed['timestamp']) * 1000);
        const names = ['signature', 'timestamp', 'nonce', 'openid', 'encrypt_type', 'msg_signature'];
        const query = names.map((name) => `${name}=${pushed[name]}`).join('&');
        const body = JSON.stringify({ ToUserName: pushed['ToUserName'], Encrypt: pushed['Encrypt'] });
        expect((await post(shop, `/api/wechat/callback/mini-program?${query}`, body)).text).toBe('success');
        expect(await stored(shop)).toMatchObject([{ event: 'debug_demo', from_user: pushed['openid'] }]);
      });

      it('of the check of a WeCom address is answered with the decrypted echo', async () => {
        shop.clock.set(Number(check['timestamp']) * 1000);
        const query = new URLSearchParams(
          ['msg_signature', 'timestamp', 'nonce', 'echostr'].map((name): [string, string] => [name, check[name]!]),
        );
        expect((await shop.get(`/api/wechat/callback/wecom?${query}`)).text).toBe(check['plaintext']);
        query.set('echostr', check['echostr']!.replace('4', '5'));
        expect((await shop.get(`/api/wechat/callback/wecom?${query}`)).status).toBe(401);
      });

      it('find no door where the account is not connected', async () => {
        const event = anEvent(shop.clock.now(), 'x');
        expect((await deliver(shop, event, { surface: 'official-account' })).status).toBe(404);
      });
    });
  }),
);
