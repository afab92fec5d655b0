import Taro from '@tarojs/taro';
import { followUpdates } from './follow-updates';

const updates = { ready: () => undefined as unknown, applied: 0 };
const manager = {
  onUpdateReady: (work: () => void) => void (updates.ready = work),
  applyUpdate: () => void (updates.applied += 1),
};
const env = process.env.TARO_ENV;

beforeEach(() => {
  process.env.TARO_ENV = 'weapp';
  updates.applied = 0;
});
afterEach(() => {
  process.env.TARO_ENV = env;
});

async function afterAnswer(confirm: boolean): Promise<number> {
  Object.assign(Taro, {
    canIUse: () => true,
    getUpdateManager: () => manager,
    showModal: async () => ({ confirm }),
  });
  followUpdates();
  updates.ready();
  await Promise.resolve();
  await Promise.resolve();
  return updates.applied;
}

describe('a new version of the mini-program', () => {
  it('begins when the person says so', async () => expect(await afterAnswer(true)).toBe(1));
  it('waits for the next time otherwise', async () => expect(await afterAnswer(false)).toBe(0));

  it('is nothing to old clients that cannot say', () => {
    Object.assign(Taro, { canIUse: () => false, getUpdateManager: undefined });
    expect(() => followUpdates()).not.toThrow();
  });
});
