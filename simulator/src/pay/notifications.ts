import { createHash } from 'node:crypto';
import { chinaTime } from '../clock.js';
import { seal, unseal } from '../crypto/aead.js';
import type { Platform } from '../platform.js';
import type { Notification } from '../state/state.js';
import { certificateKey, platformHeaders, type SigningKey } from './platform-signature.js';
import { post } from '../http/post.js';

/** Seconds before each further attempt: 15 of them over about 24 hours. */
const schedule = [15, 15, 30, 180, 600, 1_200, 1_800, 1_800, 1_800, 3_600, 10_800, 10_800, 10_800, 21_600, 21_600];

export interface NewNotification {
  readonly url: string;
  readonly eventType: string;
  readonly summary: string;
  readonly originalType: string;
  readonly resource: object;
  /** Order or refund number, for the log. */
  readonly about: string;
}

/** Tells the merchant, in the background, until it answers 200 or 204 or the schedule ends. */
export function notify(platform: Platform, event: NewNotification): void {
  const { state, clock } = platform;
  const random = platform.random.of('notifications');
  const id = [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
  const notification: Notification = {
    id,
    url: event.url,
    body: notificationBody(platform, event, id),
    about: event.about,
    attempts: 0,
    nextAt: clock.now(),
    state: 'pending',
    lastStatus: null,
  };
  state.notifications[id] = notification;
  if (state.settings.loseNotifications > 0) {
    state.settings.loseNotifications -= 1;
    Object.assign(notification, { state: 'lost', nextAt: null });
    platform.bus.emit({ kind: 'settings' });
  }
  platform.store.changed();
  plan(platform, notification);
}

/** Takes up, after a restart, what was not delivered before. */
export function resumeNotifications(platform: Platform): void {
  for (const notification of Object.values(platform.state.notifications)) plan(platform, notification);
}

function plan(platform: Platform, notification: Notification): void {
  if (notification.nextAt === null) return;
  const wait = Math.max(0, notification.nextAt - platform.clock.now());
  platform.clock.after(wait, () => attempt(platform, notification));
}

async function attempt(platform: Platform, notification: Notification): Promise<void> {
  const { settings } = platform.state;
  if (settings.signTest) await send(platform, notification, 'probe');
  const status = await send(platform, notification, 'genuine');
  if (settings.duplicateNotifications) await send(platform, notification, 'duplicate');
  const wait = schedule[notification.attempts];
  notification.attempts += 1;
  notification.lastStatus = status;
  if (status === 200 || status === 204) Object.assign(notification, { state: 'delivered', nextAt: null, body: '' });
  else if (wait === undefined) Object.assign(notification, { state: 'given-up', nextAt: null, body: '' });
  else notification.nextAt = platform.clock.now() + (wait * 1_000) / settings.speed;
  platform.store.changed();
  const order = platform.state.orders[notification.about];
  if (order) platform.bus.emit({ kind: 'phone', openid: order.openid });
  plan(platform, notification);
}

async function send(platform: Platform, notification: Notification, manner: 'probe' | 'genuine' | 'duplicate') {
  const headers = platformHeaders(platform, notificationKey(platform, notification), notification.body);
  if (manner === 'probe')
    headers['Wechatpay-Signature'] = `WECHATPAY/SIGNTEST/${platform.random.of('nonces').bytes(240).toString('base64')}`;
  const note = { probe: '签名探测', genuine: '通知', duplicate: '重复的通知' }[manner];
  return post(platform, {
    url: notification.url,
    headers,
    body: notification.body,
    note: `${note} ${notification.about}`,
    opened: openedBody(platform, notification.body),
  });
}

/** What the shop finds when it opens the notification. */
function openedBody(platform: Platform, body: string): string {
  return unseal(platform.accounts.merchant.pay.apiV3Key, JSON.parse(body).resource);
}

/** While keys are changed each try takes one of them by chance, always the same for the same notification and try. */
function notificationKey(platform: Platform, notification: Notification): SigningKey {
  const { notificationKey: choice, newMerchant, publicKeyShare } = platform.state.settings;
  if (newMerchant || choice === 'publicKey') return 'publicKey';
  if (choice === 'certificate') return certificateKey(platform);
  const digest = createHash('sha256').update(`${notification.id} ${notification.attempts}`).digest();
  return digest.readUInt32BE() / 2 ** 32 < publicKeyShare ? 'publicKey' : certificateKey(platform);
}

function notificationBody(platform: Platform, event: NewNotification, id: string): string {
  const sealed = seal({
    key: platform.accounts.merchant.pay.apiV3Key,
    nonce: platform.random.of('notifications').text(12),
    associatedData: event.originalType,
    plaintext: JSON.stringify(event.resource),
  });
  return JSON.stringify({
    id,
    create_time: chinaTime(platform.clock.now()),
    resource_type: 'encrypt-resource',
    event_type: event.eventType,
    summary: event.summary,
    resource: { original_type: event.originalType, ...sealed },
  });
}
