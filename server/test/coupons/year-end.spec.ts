import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const program = path.resolve('test/coupons/year-end.ts');

/** What the program says in a process of its own whose machine stands in `timeZone`: a test cannot move its own. */
async function inTimeZone(timeZone: string): Promise<unknown> {
  const flags = ['--no-warnings', '--import', '@swc-node/register/esm-register'];
  const env = { ...process.env, TZ: timeZone, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program], { env });
  return JSON.parse(stdout);
}

const works = { usableHere: true, payableFen: 8000, problems: [], purchase: '200 ok', shelves: ['used'] };
const isOff = { usableHere: false, payableFen: 10_000 };
const notYet = { ...isOff, problems: ['coupon_not_yet'], purchase: '409 coupon_not_yet', shelves: ['usable'] };
const expired = { ...isOff, problems: ['coupon_expired'], purchase: '410 coupon_expired', shelves: ['expired'] };

test.each([
  ['UTC', 0],
  ['Asia/Shanghai', 8],
  ['America/Los_Angeles', -8],
])(
  'D122 P-12: valid to 31 December in Shanghai is so at every door of a server that runs in %s',
  async (zone, hours) => {
    expect(await inTimeZone(zone)).toEqual({
      machine: hours * 3600,
      uses: [
        { at: '2026-12-09T23:59:59', ...notYet },
        { at: '2026-12-10T00:00:00', ...works },
        { at: '2026-12-31T23:59:59', ...works },
        { at: '2026-12-31T23:59:59.999', ...works },
        { at: '2027-01-01T00:00:00', ...expired },
      ],
    });
  },
);
