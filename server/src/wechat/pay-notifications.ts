import { Injectable } from '@nestjs/common';
import { decryptResource, type EncryptedResource } from './pay-decrypt.js';
import { fieldsOf, readRefund, readTransaction, textOf, type PayRefund, type PayTransaction } from './pay-events.js';
import { PayNonces } from './pay-nonces.js';
import { readSignature } from './pay-signature.js';
import { PayTransport } from './pay-transport.js';
import { PayVerifier, type Verdict } from './pay-verify.js';

export type OpenedNotification =
  | { readonly kind: 'payment'; readonly transaction: PayTransaction }
  | { readonly kind: 'refund'; readonly refund: PayRefund }
  /** Genuine, and nothing for us to do. */
  | { readonly kind: 'other'; readonly eventType: string }
  /** A refund that came to nothing: `status` is ABNORMAL or CLOSED. */
  | { readonly kind: 'refundFailed'; readonly outRefundNo: string; readonly status: string }
  | { readonly kind: 'refused'; readonly verdict: Exclude<Verdict, 'genuine'> | 'replayed' }
  /** Genuine by its signature, but it cannot be opened or read. */
  | { readonly kind: 'unreadable'; readonly eventType: string };

/** Opens what WeChat Pay posts: first the signature over the bytes, then the seal of the resource. */
@Injectable()
export class PayNotifications {
  constructor(
    private readonly verifier: PayVerifier,
    private readonly transport: PayTransport,
    private readonly nonces: PayNonces,
  ) {}

  async open(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    body: { readonly raw: Buffer; readonly parsed: unknown },
  ): Promise<OpenedNotification> {
    const verdict = await this.verifier.verify(headers, body.raw);
    if (verdict !== 'genuine') return { kind: 'refused', verdict };
    if (this.isReplay(headers, body.raw)) return { kind: 'refused', verdict: 'replayed' };
    const envelope = fieldsOf(body.parsed);
    const eventType = textOf(envelope, 'event_type');
    const opened = this.unseal(envelope['resource']);
    if (opened === undefined) return { kind: 'unreadable', eventType };
    return readEvent(eventType, opened);
  }

  private isReplay(headers: Parameters<typeof readSignature>[0], raw: Buffer): boolean {
    const signature = readSignature(headers);
    return signature !== null && this.nonces.check(signature.serial, signature.nonce, raw) === 'replayed';
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
  if (eventType === 'REFUND.ABNORMAL' || eventType === 'REFUND.CLOSED') {
    const fields = fieldsOf(opened);
    const outRefundNo = textOf(fields, 'out_refund_no');
    const status = textOf(fields, 'refund_status');
    return outRefundNo === '' ? { kind: 'unreadable', eventType } : { kind: 'refundFailed', outRefundNo, status };
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
