import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeSnapshot, writeSnapshotSlowly } from '../src/state/snapshot.js';
import { emptyState, type State } from '../src/state/state.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snapshot-'));
  file = path.join(folder, 'state.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const phone = (index: number) => ({
  openid: `o-"${index}"`,
  oaOpenid: `oa-${index}`,
  unionid: null,
  name: '会员',
  follows: false,
  sessionKey: '',
  consents: {},
  messages: [],
});

function stateWith(phones: number): State {
  const state = emptyState();
  for (let index = 0; index < phones; index++) state.phones[`o-"${index}"`] = phone(index);
  return state;
}
const written = () => JSON.parse(readFileSync(file, 'utf8'));

it.each([0, 1, 200, 1_001])('writes %d phones whole, at once or piece by piece', async (phones) => {
  const state = stateWith(phones);
  writeSnapshot(file, state);
  expect(written()).toEqual(state);
  rmSync(file);
  expect(await writeSnapshotSlowly(file, state, () => false)).toBe(true);
  expect(written()).toEqual(state);
});

it('lets other work in while it writes, and holds what changed meanwhile no older than the numbers given out', async () => {
  const state = stateWith(2_000);
  const writing = writeSnapshotSlowly(file, state, () => false);
  let turns = 0;
  const between = setInterval(() => {
    turns += 1;
    state.nextOaMsgId = 1_000 + turns;
  }, 0);
  await writing;
  clearInterval(between);
  expect(turns).toBeGreaterThan(0);
  expect(written().nextOaMsgId).toBeGreaterThan(1_000);
});

it('leaves the old snapshot where it is given up', async () => {
  writeSnapshot(file, stateWith(1));
  expect(await writeSnapshotSlowly(file, stateWith(2), () => true)).toBe(false);
  expect(Object.keys(written().phones)).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(['state.json']);
});
