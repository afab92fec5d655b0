import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/sql.js';
import type { WechatEvent } from './wechat-event.js';

export type EventOutcome = { readonly kind: 'handled' } | { readonly kind: 'ignored'; readonly reason: string };

/**
 * Carries an event's effect out in the transaction that marks it as decided: both are stored or neither is. What it
 * throws has it tried again later. WeChat may deliver events in another order than they happened.
 */
export type EventHandler = (tx: Tx, event: WechatEvent) => Promise<EventOutcome>;

/** Who takes care of which event; each feature enters its own when it starts. */
@Injectable()
export class WechatEventHandlers {
  private readonly byEvent = new Map<string, EventHandler>();

  /** @throws Error where two features claim the same event. */
  register(event: string, handle: EventHandler): void {
    if (this.byEvent.has(event)) throw new Error(`two features handle the event ${event}`);
    this.byEvent.set(event, handle);
  }

  find(event: string): EventHandler | null {
    return this.byEvent.get(event) ?? null;
  }
}
