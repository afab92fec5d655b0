import { instantOfWallTime, wallTimeOf } from './wall-time.js';

test('D214: times are the shop’s, there and back', () => {
  const at = Date.UTC(2026, 10, 28, 6);
  expect(instantOfWallTime('2026-11-28T14:00', 'Asia/Shanghai')).toBe(at);
  expect(wallTimeOf(at, 'Asia/Shanghai')).toBe('2026-11-28T14:00');
  expect(instantOfWallTime('2026-07-01T09:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 6, 1, 7, 30));
  expect(wallTimeOf(Date.UTC(2026, 0, 1, 7, 30), 'Europe/Berlin')).toBe('2026-01-01T08:30');
});
