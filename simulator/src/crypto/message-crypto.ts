import { createCipheriv, createHash } from 'node:crypto';

const block = 32;

export interface MessageToSeal {
  /** 43 characters; their last two bits mean nothing. */
  readonly encodingAesKey: string;
  /** 16 bytes that nobody can foretell. */
  readonly random: Buffer;
  readonly text: string;
  /** App id or corp id of whom it is for. */
  readonly receiveId: string;
}

/** `signature` and `msg_signature` of pushed messages: hex SHA-1 of the parts, sorted byte by byte and joined. */
export function messageSignature(...parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort(byBytes).join(''))
    .digest('hex');
}

/** `Encrypt` of safe mode: AES-256-CBC over 16 random bytes, the length, the text and whom it is for; PKCS#7 in blocks of 32. */
export function sealMessage(message: MessageToSeal): string {
  const key = Buffer.from(`${message.encodingAesKey}=`, 'base64');
  const text = Buffer.from(message.text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const whole = Buffer.concat([message.random, length, text, Buffer.from(message.receiveId)]);
  const padding = block - (whole.length % block);
  // OpenSSL would pad to 16 bytes.
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(whole), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  );
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
