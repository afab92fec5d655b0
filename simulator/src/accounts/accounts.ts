import type { Clock } from '../clock.js';
import type { Randomness } from '../randomness.js';
import { createTemplates, type MessageTemplate } from './message-templates.js';
import { createCertificate, createKeyPair } from './platform-certificate.js';

export interface AppCredentials {
  readonly appId: string;
  readonly appSecret: string;
}

/** What events are pushed about: the mini-program, the official account or the company of WeCom. */
export type PushAccount = 'miniProgram' | 'officialAccount' | 'wecom';

export interface CallbackKeys {
  readonly token: string;
  /** 43 characters, the base64 of 32 bytes without its `=`. */
  readonly encodingAesKey: string;
}

export interface WecomAccount {
  readonly corpId: string;
  readonly agentId: string;
  readonly secret: string;
}

/** What the simulated merchant holds: everything a shop's server is configured with. */
interface MerchantAccounts extends AppCredentials {
  /** `gh_…`, the `ToUserName` of the mini-program's events. */
  readonly originalId: string;
  readonly officialAccount: AppCredentials & { readonly originalId: string };
  readonly wecom: WecomAccount;
  readonly callbacks: Readonly<Record<PushAccount, CallbackKeys>>;
  readonly pay: {
    readonly mchId: string;
    /** 32 characters. */
    readonly apiV3Key: string;
    readonly merchantSerial: string;
    readonly merchantKeyPem: string;
    readonly publicKeyId: string;
    readonly publicKeyPem: string;
  };
  readonly templates: readonly MessageTemplate[];
  /** Of subscription notifications by the official account, in the order of `templates` and with their wording. */
  readonly noticeTemplates: readonly { readonly key: string; readonly templateId: string }[];
}

/** What the simulated platform keeps for itself. */
interface PlatformKeys {
  readonly merchantPublicKeyPem: string;
  /** Signs where the merchant uses the platform's public key. */
  readonly signingKeyPem: string;
  readonly certificate: PlatformCertificate;
  /** What takes its place when it runs out. */
  readonly nextCertificate: PlatformCertificate;
}

export interface PlatformCertificate {
  readonly serial: string;
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly effectiveAt: number;
  readonly expiresAt: number;
}

export interface Accounts {
  readonly merchant: MerchantAccounts;
  readonly platform: PlatformKeys;
}

const certificateLife = 5 * 365 * 86_400_000;

export async function createAccounts(random: Randomness, clock: Clock): Promise<Accounts> {
  const merchantKeys = createKeyPair();
  const platformKeys = createKeyPair();
  return {
    merchant: {
      appId: `wx${random.hex(16)}`,
      appSecret: random.hex(32),
      officialAccount: { appId: `wx${random.hex(16)}`, appSecret: random.hex(32), originalId: `gh_${random.hex(12)}` },
      ...createPushAccounts(random),
      pay: {
        mchId: `19${random.digits(8)}`,
        apiV3Key: random.text(32),
        merchantSerial: serial(random),
        merchantKeyPem: merchantKeys.privateKeyPem,
        publicKeyId: `PUB_KEY_ID_${random.digits(32)}`,
        publicKeyPem: platformKeys.publicKeyPem,
      },
      ...createMerchantTemplates(random, createTemplates(random)),
    },
    platform: {
      merchantPublicKeyPem: merchantKeys.publicKeyPem,
      signingKeyPem: platformKeys.privateKeyPem,
      certificate: await createPlatformCertificate(random, clock),
      nextCertificate: await createPlatformCertificate(random, clock),
    },
  };
}

export function createMerchantTemplates(
  random: Randomness,
  templates: readonly MessageTemplate[],
): Pick<MerchantAccounts, 'templates' | 'noticeTemplates'> {
  return { templates, noticeTemplates: templates.map(({ key }) => ({ key, templateId: random.text(43) })) };
}

/** Accounts of events and WeCom; also for a directory whose accounts were made before there were any. */
export function createPushAccounts(random: Randomness): Pick<MerchantAccounts, 'originalId' | 'wecom' | 'callbacks'> {
  const keys = (): CallbackKeys => ({ token: random.text(16), encodingAesKey: random.text(43) });
  return {
    originalId: `gh_${random.hex(12)}`,
    wecom: { corpId: `ww${random.hex(16)}`, agentId: `10000${random.digits(2)}`, secret: random.text(43) },
    callbacks: { miniProgram: keys(), officialAccount: keys(), wecom: keys() },
  };
}

/** Signs itself, as nobody else would. */
export async function createPlatformCertificate(random: Randomness, clock: Clock): Promise<PlatformCertificate> {
  const keys = createKeyPair();
  const dates = { notBefore: clock.wall() - 86_400_000, notAfter: clock.wall() + certificateLife };
  const number = serial(random);
  return {
    serial: number,
    keyPem: keys.privateKeyPem,
    certificatePem: await createCertificate({
      keys,
      commonName: 'Tenpay.com sign (simulated)',
      serial: number,
      ...dates,
    }),
    effectiveAt: dates.notBefore,
    expiresAt: dates.notAfter,
  };
}

/** 40 hex characters whose first byte is neither zero nor negative, so that every reader prints all of them. */
function serial(random: Randomness): string {
  return `5${random.hex(39)}`.toUpperCase();
}
