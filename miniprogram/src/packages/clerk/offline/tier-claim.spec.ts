import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readTierClaim, type ClaimKey } from './tier-claim';

const now = Date.UTC(2026, 5, 12, 6, 32);
const digits = '9200000000000000123';

/** A shop's signing key from 32 bytes, as PKCS #8 wants it. */
function shopKey(seed: number) {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const key = createPrivateKey({ key: Buffer.concat([prefix, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' });
  const publicBytes = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const publicKey: ClaimKey = { id: `k${seed}`, key: publicBytes.toString('base64url') };
  return { publicKey, sign: (text: string) => sign(null, Buffer.from(text), key).toString('base64url') };
}

const shop = shopKey(1);
const other = shopKey(2);
const claim = { t: 'gold', n: '金卡', u: '2026-08-31', m: '林**', x: now + 600_000 };

function qr(content: object = claim, signer = shop, code = digits): string {
  const part = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${code}.${part}.${signer.sign(`${code}.${part}`)}`;
}

describe('the claim in a member’s code, read without a network (X-10)', () => {
  it('names the tier, the member and the end of the tier', () => {
    expect(readTierClaim(qr(), [shop.publicKey], now)).toEqual({
      kind: 'genuine',
      code: digits,
      claim: { tierKey: 'gold', tierName: '金卡', until: '2026-08-31', memberName: '林**', expiresAt: claim.x },
    });
  });

  it('is known by an older key of the shop as well', () => {
    expect(readTierClaim(qr(), [other.publicKey, shop.publicKey], now).kind).toBe('genuine');
  });

  it('is forged when another key signed it, or nobody’s', () => {
    expect(readTierClaim(qr(claim, other), [shop.publicKey], now)).toEqual({ kind: 'forged' });
    expect(readTierClaim(qr(), [], now)).toEqual({ kind: 'forged' });
  });

  it('is forged when the tier was changed, or the digits are those of somebody else', () => {
    const [, part = '', signature = ''] = qr().split('.');
    const platinum = Buffer.from(JSON.stringify({ ...claim, t: 'platinum' })).toString('base64url');
    expect(readTierClaim(`${digits}.${platinum}.${signature}`, [shop.publicKey], now).kind).toBe('forged');
    expect(readTierClaim(`9200000000000000999.${part}.${signature}`, [shop.publicKey], now).kind).toBe('forged');
    expect(readTierClaim(`${digits}.${part}.${signature.slice(0, -2)}`, [shop.publicKey], now).kind).toBe('forged');
  });

  it('is over at its very end and not a millisecond before', () => {
    expect(readTierClaim(qr(), [shop.publicKey], claim.x - 1).kind).toBe('genuine');
    expect(readTierClaim(qr(), [shop.publicKey], claim.x)).toEqual({ kind: 'expired', expiredAt: claim.x });
  });

  it('is absent from bare digits', () => {
    expect(readTierClaim('9200 0000 0000 0000 123', [shop.publicKey], now)).toEqual({ kind: 'bare', code: digits });
  });

  it.each(['', 'https://example.com/a.b', '13800002214', `${digits}..`, `${digits}.a.b.c`])(
    'is not in “%s”',
    (text) => {
      expect(readTierClaim(text, [shop.publicKey], now).kind).toBe('unreadable');
    },
  );

  it('is unreadable, never wrong, when the shop signed something else', () => {
    const part = Buffer.from('[1]').toString('base64url');
    const text = `${digits}.${part}.${shop.sign(`${digits}.${part}`)}`;
    expect(readTierClaim(text, [shop.publicKey], now).kind).toBe('unreadable');
  });
});
