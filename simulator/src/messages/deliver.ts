import type { Platform } from '../platform.js';
import type { Message, Phone } from '../state/state.js';

const keptPerPhone = 200;

/** Puts a message on the phone, newest first. */
export function deliver(platform: Platform, phone: Phone, message: Omit<Message, 'at'>): void {
  phone.messages = [{ ...message, at: platform.clock.now() }, ...phone.messages].slice(0, keptPerPhone);
  platform.store.changed();
  platform.bus.emit({ kind: 'phone', openid: phone.openid });
}
