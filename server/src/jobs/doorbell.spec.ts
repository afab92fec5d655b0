import { Doorbell } from './doorbell.js';

const later = () => new Promise((resolve) => setImmediate(resolve));

test('a ring reaches its listeners after the ringer has gone on, and only its bell', async () => {
  const doorbell = new Doorbell();
  const heard: string[] = [];
  doorbell.on('outbox', () => heard.push('outbox'));
  doorbell.on('reviews', () => heard.push('reviews'));
  doorbell.ring('outbox');
  expect(heard).toEqual([]);
  await later();
  expect(heard).toEqual(['outbox']);
});

test('who stopped listening hears nothing, and a listener that throws harms nobody', async () => {
  const doorbell = new Doorbell();
  const heard: string[] = [];
  const stop = doorbell.on('outbox', () => heard.push('gone'));
  doorbell.on('outbox', () => {
    throw new Error('a listener failed');
  });
  doorbell.on('outbox', () => heard.push('there'));
  stop();
  doorbell.ring('outbox');
  await later();
  expect(heard).toEqual(['there']);
});
