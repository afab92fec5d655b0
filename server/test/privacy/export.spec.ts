import type { MyExport } from '@jieti/shared/api/privacy';
import { exportParts } from '../../src/privacy/parts/export-parts.js';
import { ExportQueries } from '../../src/privacy/export.queries.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from '../http/http-shop.js';
import { aFullLife } from './full-life.js';
import { aShopWithEverything } from './shop-with-everything.js';

interface FileSection {
  readonly key: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

describe('a copy of one’s own data (PIPL 45)', () => {
  let shop: HttpShop;
  let mine: number;
  let other: number;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await aShopWithEverything(shop);
    mine = await aFullLife(shop, 'MINE');
    other = await aFullLife(shop, 'OTHERS');
    for (const id of [mine, other]) {
      const body = { granted: true, noticeVersion: 1 };
      await shop.ask('PUT', '/api/me/privacy/browsing', { token: shop.token('member', id), body });
    }
  });
  afterAll(() => shop.close());

  const fileOf = async (id: number, format: string) => {
    const answer = await shop.get(`/api/me/export.${format}`, shop.token('member', id));
    expect(answer.status).toBe(200);
    return answer;
  };

  it('D225: holds something of every kind that is kept of the member', async () => {
    const { sections } = (await fileOf(mine, 'json')).json<{ readonly sections: readonly FileSection[] }>();
    expect(sections.filter(({ rows }) => rows.length === 0).map(({ key }) => key)).toEqual([]);
    expect(sections.map(({ key }) => key)).toEqual(exportParts.map(({ key }) => key));
    const text = (await fileOf(mine, 'json')).text;
    for (const value of [
      '姓名MINE',
      '答MINE',
      '=反馈MINE',
      '回复MINE',
      '券MINE',
      '正文MINE',
      'pages/MINE',
      'receipt-MINE',
    ])
      expect([value, text.includes(value)]).toEqual([value, true]);
  });

  it('D226: nothing of another member is in it, in no format', async () => {
    for (const format of ['json', 'html']) {
      expect((await fileOf(mine, format)).text).not.toContain('OTHERS');
      expect((await fileOf(other, format)).text).not.toContain('MINE');
    }
    const overview = await shop.get('/api/me/export', shop.token('member', mine));
    expect(overview.text).not.toContain('OTHERS');
  });

  it('D225: identities are masked, keys and sessions are not in it', async () => {
    const { text } = await fileOf(mine, 'json');
    for (const secret of ['open-MINE', 'sealed-MINE', 'dev-MINE', 'gh-MINE', 'who-MINE'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
  });

  it('D225: the page needs nothing else, runs nothing, and no cell is a formula', async () => {
    const { text, headers } = await fileOf(mine, 'html');
    expect(headers['content-disposition']).toContain('attachment');
    expect(text).toContain('&#39;=反馈MINE');
    expect(text).not.toMatch(/<script|src="(?!data:)|href=/);
    expect(text).toContain('data:image/png;base64,iVBORw0KGgo=');
  });

  it('D225: is read on the phone section by section, ten rows of each', async () => {
    await shop.run((tx) =>
      tx.insertRows(
        'growth_entry',
        ['member_id', 'occurred_at', 'source', 'external_id', 'delta', 'reason', 'programme_version', 'recorded_at'],
        Array.from({ length: 25 }, (_, i) => [other, 1000 + i, 'app', `x${i}`, 1, 'engagement', 1, 1]),
      ),
    );
    const { sections } = (await shop.get('/api/me/export', shop.token('member', other))).json<MyExport>();
    const growth = sections.find(({ key }) => key === 'growth');
    expect([growth?.rows.length, growth?.more]).toEqual([10, true]);
    expect(sections.find(({ key }) => key === 'profile')).toMatchObject({ more: false });
  });

  it('D225: a long history comes whole, each row once', async () => {
    const long = await shop.member('long', [aPurchase({ externalId: 'long' })], '长');
    await shop.run((tx) =>
      tx.insertRows(
        'growth_entry',
        ['member_id', 'occurred_at', 'source', 'external_id', 'delta', 'reason', 'programme_version', 'recorded_at'],
        Array.from({ length: 1700 }, (_, i) => [
          long,
          Math.floor(i / 3),
          'app',
          `x${i}`,
          100_000 + i,
          'engagement',
          1,
          1,
        ]),
      ),
    );
    const queries = shop.app.get(ExportQueries, { strict: false });
    const part = exportParts.find(({ key }) => key === 'growth')!;
    const seen: unknown[] = [];
    for await (const row of queries.rows(part, long, { tierName: (key) => key })) seen.push(row[1]);
    expect([seen.length, new Set(seen).size]).toEqual([1701, 1701]);
  });

  it('D225: every export is noted; an operator’s with its reason, and clerks have none', async () => {
    const path = `/api/members/${mine}/privacy/export`;
    const operator = await shop.staff('operator');
    expect((await shop.post(path, { format: 'json' }, operator)).status).toBe(400);
    expect((await shop.post(path, { format: 'json', reason: '会员来店要求' }, await shop.staff('clerk'))).status).toBe(
      403,
    );
    const answer = await shop.post(path, { format: 'html', reason: '会员来店要求' }, operator);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('姓名MINE');
    const noted = await shop.query<{ actor: string; action: string; detail: string }>(
      "SELECT actor, action, detail FROM audit_entry WHERE subject = ? AND action LIKE 'member.export%' ORDER BY id",
      [`member:${mine}`],
    );
    expect(noted[0]).toMatchObject({ actor: 'member', action: 'member.exportOwn' });
    expect(noted.at(-1)).toMatchObject({ actor: 'operator', action: 'member.exportFor' });
    expect(JSON.parse(noted.at(-1)!.detail)).toEqual({ format: 'html', reason: '会员来店要求' });
  });
});
