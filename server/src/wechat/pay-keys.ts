import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { decryptResource, type EncryptedResource } from './pay-decrypt.js';
import { isInTime, isSignedBy, publicKeyOf, readSignature } from './pay-signature.js';
import { PaySigner } from './pay-signer.js';
import { PayTransport } from './pay-transport.js';
import type { HttpOutcome } from './wechat-http.js';

interface CertificateEntry {
  readonly serial_no?: unknown;
  readonly encrypt_certificate?: EncryptedResource;
}

const REFRESH_AFTER_MS = 12 * 3_600_000;
const UNKNOWN_SERIAL_PAUSE_MS = 60_000;
const CERTIFICATES = '/v3/certificates';

/** The keys WeChat Pay signs with: the configured public key, and platform certificates by serial number. */
@Injectable()
export class PayKeys {
  private certificates: ReadonlyMap<string, KeyObject> = new Map();
  private publicKey: { readonly id: string; readonly key: KeyObject } | null = null;
  private fetchedAt: Instant | null = null;
  private triedAt: Instant | null = null;
  private fetching: Promise<void> | null = null;

  constructor(
    private readonly transport: PayTransport,
    private readonly signer: PaySigner,
    private readonly clock: Clock,
  ) {}

  /** The key of that serial. An unknown one makes the certificates be fetched, at most once a minute. */
  async find(serial: string): Promise<KeyObject | null> {
    if (serial.startsWith('PUB_KEY_ID_')) return this.configuredKey(serial);
    if (this.isStale() || !this.certificates.has(serial)) await this.refresh();
    return this.certificates.get(serial) ?? null;
  }

  private configuredKey(id: string): KeyObject | null {
    const { publicKey } = this.transport.settings();
    if (publicKey?.id !== id) return null;
    if (this.publicKey?.id !== id) this.publicKey = { id, key: publicKeyOf(publicKey.pem) };
    return this.publicKey.key;
  }

  private isStale(): boolean {
    return this.fetchedAt !== null && this.clock.now() - this.fetchedAt > REFRESH_AFTER_MS;
  }

  private refresh(): Promise<void> {
    if (this.fetching) return this.fetching;
    const now = this.clock.now();
    if (this.triedAt !== null && now - this.triedAt < UNKNOWN_SERIAL_PAUSE_MS) return Promise.resolve();
    this.triedAt = now;
    this.fetching = this.fetch(now).finally(() => {
      this.fetching = null;
    });
    return this.fetching;
  }

  private async fetch(now: Instant): Promise<void> {
    const outcome = await this.transport.send({
      method: 'GET',
      path: CERTIFICATES,
      authorization: this.signer.authorizeGet(CERTIFICATES),
    });
    const found = openCertificates(outcome, this.transport.settings().apiV3Key);
    if (!found || !(await this.isGenuine(outcome, found, now))) return;
    this.certificates = found;
    this.fetchedAt = now;
  }

  /** The reply is signed with one of the certificates it brings, or with the public key that was asked for. */
  private async isGenuine(outcome: HttpOutcome, found: ReadonlyMap<string, KeyObject>, now: Instant): Promise<boolean> {
    if (outcome.kind !== 'reply') return false;
    const signature = readSignature(outcome.headers);
    if (!signature || !isInTime(signature, now)) return false;
    const key = signature.serial.startsWith('PUB_KEY_ID_')
      ? this.configuredKey(signature.serial)
      : found.get(signature.serial);
    return key ? isSignedBy(signature, outcome.body, key) : false;
  }
}

/** Null unless every certificate of the reply opens with the APIv3 key. */
export function openCertificates(outcome: HttpOutcome, apiV3Key: string): ReadonlyMap<string, KeyObject> | null {
  if (outcome.kind !== 'reply' || outcome.status !== 200) return null;
  try {
    const { data } = JSON.parse(outcome.body.toString('utf8')) as { readonly data?: readonly CertificateEntry[] };
    const entries = (data ?? []).map((entry): [string, KeyObject] => {
      const pem = entry.encrypt_certificate ? decryptResource(entry.encrypt_certificate, apiV3Key) : null;
      if (pem === null || typeof entry.serial_no !== 'string') throw new Error('not one of ours');
      return [entry.serial_no, publicKeyOf(pem)];
    });
    return entries.length > 0 ? new Map(entries) : null;
  } catch {
    return null;
  }
}
