import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const program = path.resolve('test/stories/check-in-month.ts');

/** What the program says in a process of its own whose machine stands in `timeZone`: a test cannot move its own. */
async function inTimeZone(timeZone: string): Promise<unknown> {
  const flags = ['--no-warnings', '--import', '@swc-node/register/esm-register'];
  const env = { ...process.env, TZ: timeZone, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, program], { env });
  return JSON.parse(stdout);
}

test.each([
  ['UTC', 0],
  ['Asia/Shanghai', -480],
  ['America/Los_Angeles', 480],
])(
  "D200 D250: a month of check-ins is the shop's days, over the end of the month and of summer time, on a server in %s",
  async (zone, machine) => {
    expect(await inTimeZone(zone)).toEqual({
      machine,
      bonus: ['10-11', '10-18', '11-01', '11-08'],
      last: ['11-08', 14, 12],
      ...{ october: 26, november: 8, longest: 20, streaks: 4 },
    });
  },
  240_000,
);
