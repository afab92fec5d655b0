import { EventEmitter } from 'node:events';
import { Injectable, Logger } from '@nestjs/common';

export type Bell =
  | 'outbox'
  | 'campaigns'
  | 'reviews'
  | 'announcements'
  | 'whatIf'
  | 'payments'
  | 'wechatEvents'
  | 'coupons';

/** Says within this process that there is work; the tables are the truth, so a lost or doubled ring changes nothing. */
@Injectable()
export class Doorbell {
  private readonly bells = new EventEmitter();

  /** Listeners start after the caller has gone on; what they throw is logged and does not reach the caller. */
  ring(bell: Bell): void {
    setImmediate(() => this.bells.emit(bell));
  }

  /** Returns the way to stop listening. */
  on(bell: Bell, listener: () => void): () => void {
    const guarded = (): void => {
      try {
        listener();
      } catch (error) {
        Logger.error({ event: 'doorbell_listener_failed', bell, error: String(error) }, 'jobs');
      }
    };
    this.bells.on(bell, guarded);
    return () => this.bells.off(bell, guarded);
  }
}
