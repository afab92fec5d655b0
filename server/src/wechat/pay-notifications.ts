import { Injectable } from '@nestjs/common';
import { decryptResource, type EncryptedResource } from './pay-decrypt.js';
import { fieldsOf, readRefund, readTransaction, textOf, type PayRefund, type PayTransaction } from './pay-events.js';
import { PayTransport } from './pay-transport.js';
import { PayVerifier, type Verdict } from './pay-verify.js';

export type OpenedNotification =
  | { readonly kind: 'payment'; readonly transaction: PayTransaction }
  | { readonly kind: 'refund'; readonly refund: PayRefund }
  /** Genuine, and nothing for us to do. */
  | { readonly kind: 'other'; readonly eventType: string }
  | { readonly kind: 'refused'; readonly verdict: Exclude<Verdict, 'genuine'> }
  /** Genuine by its signature, but it cannot be opened or read. */
  | { readonly kind: 'unreadable'; readonly eventType: string };

/** Opens what WeChat Pay posts: first the signature over the bytes, then the seal of the resource. */
@Injectable()
export class PayNotifications {
  constructor(
    private readonly verifier: PayVerifier,
    private readonly transport: PayTransport,
  ) {}

  async open(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    body: { readonly raw: Buffer; readonly parsed: unknown },
  ): Promise<OpenedNotification> {
    const verdict = await this.verifier.verify(headers, body.raw);
    if (verdict !== 'genuine') return { kind: 'refused', verdict };
    const envelope = fieldsOf(body.parsed);
    const eventType = textOf(envelope, 'event_type');
    const opened = this.unseal(envelope['resource']);
    if (opened === undefined) return { kind: 'unreadable', eventType };
    return readEvent(eventType, opened);
  }

  private unseal(resource: unknown): unknown {
    const { ciphertext, nonce } = fieldsOf(resource);
    if (typeof ciphertext !== 'string' || typeof nonce !== 'string') return undefined;
    const text = decryptResource(resource as EncryptedResource, this.transport.settings().apiV3Key);
    return text === null ? undefined : jsonOf(text);
  }
}

function readEvent(eventType: string, opened: unknown): OpenedNotification {
  if (eventType === 'TRANSACTION.SUCCESS') {
    const transaction = readTransaction(opened);
    return transaction ? { kind: 'payment', transaction } : { kind: 'unreadable', eventType };
  }
  if (eventType === 'REFUND.SUCCESS') {
    const refund = readRefund(opened);
    return refund ? { kind: 'refund', refund } : { kind: 'unreadable', eventType };
  }
  return { kind: 'other', eventType };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
