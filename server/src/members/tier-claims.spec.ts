import { createPublicKey, verify } from 'node:crypto';
import { TierClaims } from './tier-claims.js';

const claims = new TierClaims({ secrets: { memberCode: 'm'.repeat(32) } });
const now = Date.UTC(2026, 10, 22, 23, 59, 50);
const claimed = {
  code: '8812345678901234567',
  tier: { key: 'gold', name: '金卡' },
  tierUntil: '2027-03-31',
  maskedName: '林**',
  until: now + 30_000,
};
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const DAY_MS = 86_400_000;

function isGenuine(qr: string, kit = claims.kit(now)): boolean {
  const [code, claim = '', signature = ''] = qr.split('.');
  const { k } = JSON.parse(Buffer.from(claim, 'base64url').toString()) as { readonly k: string };
  const own = kit.publicKeys.find((one) => one.id === k);
  if (!own) return false;
  const key = createPublicKey({
    key: Buffer.concat([SPKI, Buffer.from(own.key, 'base64url')]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, Buffer.from(`${code}.${claim}`), key, Buffer.from(signature, 'base64url'));
}

describe('a signed tier claim (D160)', () => {
  it('is read with the keys of the kit, also over midnight and from a kit of six days ago', () => {
    const qr = claims.qrOf(claimed);
    expect(isGenuine(qr)).toBe(true);
    expect(isGenuine(qr, claims.kit(now - 6 * DAY_MS))).toBe(true);
    expect(isGenuine(qr, claims.kit(now + DAY_MS))).toBe(true);
    expect(JSON.parse(Buffer.from(qr.split('.')[1]!, 'base64url').toString())).toMatchObject({
      t: 'gold',
      n: '金卡',
      u: '2027-03-31',
      m: '林**',
      x: claimed.until + 30_000,
    });
  });

  it('fits into a code that a phone reads at once', () => {
    expect(claims.qrOf(claimed).length).toBeLessThanOrEqual(260);
  });

  it('is forged with another tier, with the digits of somebody else, and by another shop', () => {
    const qr = claims.qrOf(claimed);
    const [code, claim, signature] = qr.split('.') as [string, string, string];
    const platinum = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(claim, 'base64url').toString()), t: 'platinum' }),
    ).toString('base64url');
    expect(isGenuine(`${code}.${platinum}.${signature}`)).toBe(false);
    expect(isGenuine(`8812345678901234568.${claim}.${signature}`)).toBe(false);
    expect(isGenuine(new TierClaims({ secrets: { memberCode: 'n'.repeat(32) } }).qrOf(claimed))).toBe(false);
  });

  it('names when other keys are needed', () => {
    const { validUntil, publicKeys } = claims.kit(now);
    expect(validUntil - now).toBeGreaterThan(7 * DAY_MS);
    expect(new Set(publicKeys.map((one) => one.key)).size).toBe(9);
    const last = claims.qrOf({ ...claimed, until: validUntil - 30_001 });
    expect(isGenuine(last)).toBe(true);
    expect(isGenuine(claims.qrOf({ ...claimed, until: validUntil }))).toBe(false);
  });
});
