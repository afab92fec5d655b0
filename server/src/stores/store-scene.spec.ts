import { campaignRoom, storeScene } from './store-scene.js';

test('a code names the store, and a campaign as far as 32 characters go (D261)', () => {
  expect(storeScene('anfu', undefined)).toBe('s=anfu');
  expect(storeScene('anfu', 'winter-poster')).toBe('s=anfu&c=winter-poster');
  expect(campaignRoom('anfu')).toBe(23);
  expect(storeScene('anfu', 'x'.repeat(23))).toHaveLength(32);
  expect(storeScene('anfu', 'x'.repeat(24))).toBeNull();
  expect(campaignRoom('s'.repeat(30))).toBe(0);
});
