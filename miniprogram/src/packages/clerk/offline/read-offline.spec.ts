import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import Taro, { phone } from '../../../../test/doubles/taro';
import { offlineKit, refreshOfflineKit, shopNow } from './offline-kit';
import { queueNow } from './queue-store';
import { readOffline } from './read-offline';
import { takeOffline } from './take-offline';

const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const key = createPrivateKey({ key: Buffer.concat([prefix, Buffer.alloc(32, 7)]), format: 'der', type: 'pkcs8' });
const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
const aheadMs = 600_000;

/** A shop whose clock runs ten minutes ahead of the phone's. */
const kit = (change = {}) => ({
  publicKeys: [{ id: 'k1', key: publicKey }],
  storeId: 'anfu',
  validUntil: Date.now() + aheadMs + 86_400_000,
  serverTime: Date.now() + aheadMs,
  deliverWithinMs: 172_800_000,
  ...change,
});

function qr(digits: string, expiresAt: number): string {
  const claim = { k: 'k1', t: 'gold', n: '金卡', u: null, m: '林**', x: expiresAt };
  const text = `${digits}.${Buffer.from(JSON.stringify(claim)).toString('base64url')}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString('base64url')}`;
}

const fetched = async (content: object) => {
  phone.answer = () => ({ statusCode: 200, data: content });
  await refreshOfflineKit({ atOnce: true });
};

beforeEach(() => {
  phone.reset();
  Taro.setStorageSync('staff-session', {
    token: 'staff',
    expiresAt: Date.now() + 86_400_000,
    staff: { store: { id: 'anfu', name: '安福路店' } },
  });
});

describe('a code scanned where there is no network', () => {
  it('is read with the keys fetched before, on the shop’s clock', async () => {
    await fetched(kit());
    expect(shopNow() - Date.now()).toBeGreaterThan(aheadMs - 5_000);
    const text = qr('9200000000000000001', Date.now() + aheadMs + 60_000);
    expect(readOffline(text)).toMatchObject({ code: '9200000000000000001', claim: { tierName: '金卡' } });
    expect(readOffline(qr('9200000000000000001', Date.now() + 60_000))).toMatch(/已经过时/);
  });

  it('is not read with keys that are over, and the sentence says so', async () => {
    await fetched(kit({ validUntil: Date.now() + aheadMs - 1_000 }));
    expect(offlineKit()).toBeUndefined();
    expect(readOffline(qr('9200000000000000001', Date.now() + aheadMs + 60_000))).toMatch(/还没有离线核对资料/);
  });

  it('keeps the keys it has when fetching new ones fails', async () => {
    await fetched(kit());
    phone.answer = () => new Error('request:fail');
    await refreshOfflineKit({ atOnce: true });
    expect(offlineKit()?.publicKeys).toHaveLength(1);
  });

  it('is good for one purchase, and says so the second time', async () => {
    await fetched(kit());
    const text = qr('9200000000000000009', Date.now() + aheadMs + 60_000);
    const scanned = readOffline(text);
    if (typeof scanned === 'string') throw new Error(scanned);
    const item = takeOffline(scanned, { amountFen: 3_600, category: null });
    expect(item).toMatchObject({ memberName: '林**', tierName: '金卡', storeId: 'anfu', takenAt: scanned.at });
    expect(queueNow()).toHaveLength(1);
    expect(takeOffline(scanned, { amountFen: 3_600, category: null })).toBe('taken');
    expect(readOffline(text)).toMatch(/刚才已经记过/);
  });

  it('cannot be a phone number', () => {
    expect(readOffline('13800002214')).toMatch(/只能扫会员码/);
  });
});
