import { launchEntry } from './launch-entry';

describe('how the mini-program was opened (D231)', () => {
  it('reads the scene of a code, which WeChat hands over encoded', () => {
    const query = { scene: encodeURIComponent('i=12345678&s=anfu&c=spring-2026&t=claims') };
    expect(launchEntry({ query, scene: 1047 })).toEqual({
      entry: { scene: 1047, invitation: '12345678', storeId: 'anfu', campaign: 'spring-2026' },
      page: 'pages/claims/index',
    });
  });

  it('reads the query of a shared card, which goes before the scene', () => {
    const query = { i: '87654321', scene: 'i%3D12345678' };
    expect(launchEntry({ query, scene: 1007 }).entry).toEqual({ scene: 1007, invitation: '87654321' });
  });

  it('knows who sent somebody here', () => {
    expect(launchEntry({ scene: 1037, referrerInfo: { appId: 'wx2421b1c4370ec43b' } }).entry).toEqual({
      scene: 1037,
      referrerAppId: 'wx2421b1c4370ec43b',
    });
  });

  it.each([
    ['article-12', 'packages/community/article/index?id=12'],
    ['gathering-3', 'packages/community/gathering/index?id=3'],
    ['notices', 'packages/account/notices/index'],
  ])('opens %s', (t, page) => expect(launchEntry({ query: { t } }).page).toBe(page));

  it.each([
    ['no query at all', undefined],
    ['broken encoding', { scene: '%E0%A4%A' }],
    ['a scene without names', { scene: '&&==&=1' }],
    ['a script for a store', { s: '<script>alert(1)</script>' }],
    ['SQL for a campaign', { c: "x' OR '1'='1" }],
    ['an invitation of nine digits', { i: '123456789' }],
    ['an invitation with a line break', { i: '12345678\n' }],
    ['a path for a page', { t: '../../clerk/scan/index' }],
    ['an address for a page', { t: 'https://evil.example' }],
    ['a page of the object itself', { t: 'constructor' }],
    ['a kind of the object itself', { t: 'constructor-1' }],
    ['a page for staff', { t: 'clerk' }],
    ['a number in place of a text', { i: 12_345_678 }],
    ['a list', { i: ['12345678'], s: ['anfu'] }],
    ['an object', { scene: { toString: 'i=12345678' } }],
    ['an endless scene', { scene: `s=anfu&${'x=1&'.repeat(1000)}` }],
    ['a polluted query', JSON.parse('{"__proto__":{"i":"12345678"}}') as Record<string, unknown>],
  ])('leaves out %s', (_, query) => expect(launchEntry({ query })).toEqual({ entry: {}, page: undefined }));

  it.each([-1, 0.5, NaN, Infinity, 100_000, 'x', ''])('leaves out a scene number of %s', (scene) =>
    expect(launchEntry({ scene }).entry).toEqual({}),
  );
});
