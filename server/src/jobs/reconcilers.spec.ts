import { Reconcilers } from './reconcilers.js';

test('every part runs, in order, and one that breaks off says why and keeps nobody waiting', async () => {
  const reconcilers = new Reconcilers();
  reconcilers.register('sends', () => Promise.resolve({ looked: 3, settled: 1 }));
  reconcilers.register('orders', () => Promise.reject(new Error('no answer')));
  reconcilers.register('refunds', () => Promise.resolve({ looked: 0, settled: 0 }));
  expect(await reconcilers.runAll()).toEqual([
    { name: 'sends', looked: 3, settled: 1, error: null },
    { name: 'orders', looked: 0, settled: 0, error: 'no answer' },
    { name: 'refunds', looked: 0, settled: 0, error: null },
  ]);
});
