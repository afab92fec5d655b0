import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { PayKeys } from './pay-keys.js';
import { isInTime, isProbe, isSignedBy, readSignature } from './pay-signature.js';

export type Verdict = 'genuine' | 'unsigned' | 'probe' | 'outOfTime' | 'unknownKey' | 'forged';

/** Whether something came from WeChat Pay: a reply to us, or a notification. */
@Injectable()
export class PayVerifier {
  constructor(
    private readonly keys: PayKeys,
    private readonly clock: Clock,
  ) {}

  /** `body` are the bytes as they came. Cheap checks come first, so that junk costs no fetch. */
  async verify(headers: Readonly<Record<string, string | string[] | undefined>>, body: Buffer): Promise<Verdict> {
    const signature = readSignature(headers);
    if (!signature) return 'unsigned';
    if (isProbe(signature)) return 'probe';
    if (!isInTime(signature, this.clock.now())) return 'outOfTime';
    const key = await this.keys.find(signature.serial);
    if (!key) return 'unknownKey';
    return (await isSignedBy(signature, body, key)) ? 'genuine' : 'forged';
  }
}
