import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { control, startSimulator } from './merchant.js';
import type { Simulator } from '../src/simulator.js';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  token = await fetchToken();
});
afterEach(() => simulator.app.close());

async function fetchToken(): Promise<string> {
  const { appId, appSecret } = simulator.platform.accounts.merchant;
  const url = `/cgi-bin/token?grant_type=client_credential&appid=${appId}&secret=${appSecret}`;
  return JSON.parse((await simulator.app.inject(url)).body).access_token;
}

const call = (path: string, body: object) =>
  simulator.app.inject({ method: 'POST', url: `${path}?access_token=${token}`, payload: JSON.stringify(body) });
const json = async (path: string, body: object) => JSON.parse((await call(path, body)).body);
const code = (body: object) => call('/wxa/getwxacodeunlimit', body);
const settings = (change: object) => control(simulator, 'POST', '/sim/settings', change);
const later = (seconds: number) => control(simulator, 'POST', '/sim/clock', { advanceSeconds: seconds });

/** Reads a PNG of one bit a pixel as red, green, blue and alpha. */
function pixels(png: Buffer) {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const size = chunks.get('IHDR')!.readUInt32BE(0);
  const rows = inflateSync(chunks.get('IDAT')!);
  const palette = chunks.get('PLTE')!;
  const data = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const bit = (rows[y * (1 + Math.ceil(size / 8)) + 1 + (x >> 3)]! >> (7 - (x & 7))) & 1;
      data.set([...palette.subarray(bit * 3, bit * 3 + 3), 255], (y * size + x) * 4);
    }
  return { size, data, palette: [...palette], transparent: chunks.has('tRNS') };
}

describe('the code of the mini-program', () => {
  it('is a picture that names page and scene', async () => {
    const reply = await code({ scene: 'store=anfu&t=1', page: 'pages/join/index', width: 300 });
    expect(reply.headers['content-type']).toBe('image/png');
    const { size, data, transparent } = pixels(reply.rawPayload);
    expect({ size, transparent }).toEqual({ size: 300, transparent: false });
    const text = new URL(jsqr.default(data, size, size)?.data ?? '');
    expect(Object.fromEntries(text.searchParams)).toEqual({
      page: 'pages/join/index',
      scene: 'store=anfu&t=1',
      version: 'release',
    });
  });

  it('has the colour and the ground asked for', async () => {
    const reply = await code({ scene: 'a', is_hyaline: true, line_color: { r: '120', g: 80, b: 0 } });
    expect(pixels(reply.rawPayload)).toMatchObject({
      size: 430,
      transparent: true,
      palette: [255, 255, 255, 120, 80, 0],
    });
  });

  it.each([
    [40169, { scene: '' }],
    [40169, { scene: 'a'.repeat(33) }],
    [40129, { scene: '门店' }],
    [40129, { scene: 'a%20b' }],
    [85096, { scene: 'scancode_time=1' }],
    [41030, { scene: 'a', page: '/pages/join/index' }],
    [41030, { scene: 'a', page: 'pages/join/index?x=1' }],
    [41030, { scene: 'a', page: 'pages/other' }],
    [40097, { scene: 'a', width: 200 }],
    [40097, { scene: 'a', env_version: 'release_error' }],
  ])('is refused as JSON with %d where it is not right (%#)', async (errcode, body) => {
    await settings({ releasedPages: ['pages/join/index'] });
    const reply = await code(body);
    expect(reply.headers['content-type']).toContain('application/json');
    expect(JSON.parse(reply.body)).toMatchObject({ errcode });
  });

  it('may lead to an unreleased page where that is not checked', async () => {
    await settings({ releasedPages: ['pages/join/index'] });
    expect((await code({ scene: 'a', page: 'pages/new', check_path: false })).statusCode).toBe(200);
    expect((await code({ scene: 'a', page: 'pages/new', check_path: false })).headers['content-type']).toBe(
      'image/png',
    );
  });
});

describe('links into the mini-program', () => {
  const open = async (link: string) => (await control(simulator, 'POST', '/sim/links/open', { link })).json;

  it('lead to their page for as long as they live', async () => {
    const target = { path: '/pages/coupons/index', query: 'from=sms' };
    const { url_link } = await json('/wxa/generate_urllink', { ...target, expire_type: 1, expire_interval: 1 });
    const { openlink } = await json('/wxa/generatescheme', { jump_wxa: target });
    expect(openlink).toMatch(/^weixin:\/\/dl\/business\/\?t=\w+$/);
    const there = { page: 'pages/coupons/index', query: 'from=sms' };
    expect([await open(url_link), await open(openlink)]).toEqual([there, there]);
    await later(86_401);
    expect((await open(url_link)).error.code).toBe('link_expired');
    expect(await open(openlink)).toEqual(there);
    expect((await open('https://wxaurl.cn/unknown')).error.code).toBe('link_unknown');
  });

  it.each([
    [40165, { path: 'pages/other' }],
    [40165, { path: 'pages/join/index?x=1' }],
    [40212, { query: '门店=1' }],
    [40212, { query: 'a'.repeat(1_025) }],
    [85401, { expire_type: 1, expire_interval: 31 }],
    [85401, { expire_type: 0, expire_time: 1 }],
    [85402, { env_version: 'x' }],
  ])('are refused with %d where they are not right (%#)', async (errcode, body) => {
    await settings({ releasedPages: ['pages/join/index'] });
    expect(await json('/wxa/generate_urllink', body)).toMatchObject({ errcode });
  });

  it('share the quotas of a second and of a day', async () => {
    await control(simulator, 'POST', '/sim/clock', { running: false });
    await settings({ linksPerDay: 101 });
    for (let link = 0; link < 100; link++) await json('/wxa/generate_urllink', {});
    expect(await json('/wxa/generatescheme', {})).toMatchObject({ errcode: 44990 });
    await later(1);
    expect(await json('/wxa/generatescheme', {})).toMatchObject({ errcode: 0 });
    expect(await json('/wxa/generate_urllink', {})).toMatchObject({ errcode: 44993 });
  });
});

describe('the check of what people write', () => {
  const check = (content: string, change: object = {}) =>
    json('/wxa/msg_sec_check', { openid: 'o-lin', version: 2, scene: 1, content, ...change });

  it.each([
    ['手冲很好喝', 'pass', 100],
    ['来这里赌博', 'risky', 20006],
    ['加微信拿优惠', 'review', 10001],
  ])('says of %s: %s', async (content, suggest, label) => {
    await control(simulator, 'POST', '/sim/phones/o-lin/visit');
    expect(await check(content)).toMatchObject({
      errcode: 0,
      result: { suggest, label },
      trace_id: expect.any(String),
    });
  });

  it('reads the nickname beside the text, and shows its words', async () => {
    await control(simulator, 'POST', '/sim/phones/o-lin/visit');
    expect((await check('你好', { nickname: '裸聊' })).result).toEqual({ suggest: 'risky', label: 20002 });
    expect((await control(simulator, 'GET', '/sim/info')).json.riskyWords).toContainEqual({
      word: '裸聊',
      label: 20002,
      suggest: 'risky',
    });
  });

  it('knows only who was in the mini-program within two hours', async () => {
    expect(await check('你好')).toMatchObject({ errcode: 61010 });
    await control(simulator, 'POST', '/sim/phones/o-lin/visit');
    await later(7_201);
    token = await fetchToken();
    expect(await check('你好')).toMatchObject({ errcode: 61010 });
  });

  it.each([
    [40003, { openid: 'nobody' }],
    [40129, { scene: 5 }],
    [47001, { version: 1 }],
    [47001, { content: '长'.repeat(2_501) }],
  ])('is refused with %d where the call is not right (%#)', async (errcode, change) => {
    await control(simulator, 'POST', '/sim/phones/o-lin/visit');
    expect(await check('你好', change)).toMatchObject({ errcode });
  });
});
