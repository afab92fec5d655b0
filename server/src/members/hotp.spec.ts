import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hotp } from './hotp.js';

interface Vectors {
  readonly hotp: { readonly secret_ascii: string; readonly digits: number; readonly counters: readonly string[] };
  readonly totp: {
    readonly secrets_ascii: Readonly<Record<Algorithm, string>>;
    readonly rows: readonly ({ readonly time: number } & Readonly<Record<Algorithm, string>>)[];
  };
}
type Algorithm = 'sha1' | 'sha256' | 'sha512';

const file = fileURLToPath(new URL('../../../../shared/reference/wechat/otp-rfc.json', import.meta.url));
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Vectors) : null;
if (!vectors)
  process.stderr.write('hotp.spec: the published vectors are not here; only the two of the RFC text run.\n');

describe('one-time passwords', () => {
  it('are those of RFC 4226 (first two of appendix D)', () => {
    const key = Buffer.from('12345678901234567890');
    expect([0, 1].map((counter) => hotp(key, counter, { digits: 6, algorithm: 'sha1' }))).toEqual(['755224', '287082']);
  });

  it('are those of every published vector of RFC 4226 and RFC 6238', () => {
    for (const [counter, expected] of (vectors?.hotp.counters ?? []).entries()) {
      const key = Buffer.from(vectors!.hotp.secret_ascii);
      expect(hotp(key, counter, { digits: 6, algorithm: 'sha1' })).toBe(expected);
    }
    for (const row of vectors?.totp.rows ?? []) {
      for (const algorithm of ['sha1', 'sha256', 'sha512'] as const) {
        const key = Buffer.from(vectors!.totp.secrets_ascii[algorithm]);
        expect(hotp(key, Math.floor(row.time / 30), { digits: 8, algorithm })).toBe(row[algorithm]);
      }
    }
    expect.assertions(vectors ? vectors.hotp.counters.length + vectors.totp.rows.length * 3 : 0);
  });
});
