import { createHmac } from 'node:crypto';

/**
 * RFC 4226 one-time password: HMAC of the 8-byte counter, dynamic truncation to 31 bits, the last `digits` decimals.
 * RFC 6238 is the same with the time step as the counter.
 */
export function hotp(
  key: Uint8Array,
  counter: number,
  {
    digits = 8,
    algorithm = 'sha256',
  }: { readonly digits?: number; readonly algorithm?: 'sha1' | 'sha256' | 'sha512' } = {},
): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac(algorithm, key).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const truncated = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}
