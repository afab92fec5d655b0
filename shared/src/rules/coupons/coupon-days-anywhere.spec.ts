import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

describe('the days of a coupon, wherever the server stands', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])(
    'P-12: in %s',
    (zone) => {
      const inZone = (...args: string[]) =>
        execFileSync('env', [`TZ=${zone}`, process.execPath, ...args], { encoding: 'utf8', stdio: 'pipe' });
      const offset = inZone('-p', 'new Date(2026, 11, 31).getTimezoneOffset()').trim();
      expect(offset).toBe({ UTC: '0', 'Asia/Shanghai': '-480', 'America/Los_Angeles': '480' }[zone]);
      inZone('--experimental-vm-modules', '--no-warnings', jest, 'coupon-days.spec');
    },
    60_000,
  );
});
