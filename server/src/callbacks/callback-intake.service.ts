import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Transactions } from '../db/transactions.js';
import { Doorbell } from '../jobs/doorbell.js';
import type { SignedMoment } from './wechat-events.repository.js';
import type { IncomingEvent } from './incoming-event.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

/** Writes down what was pushed, once, before it is answered; what follows from it comes later. */
@Injectable()
export class CallbackIntakeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly events: WechatEventsRepository,
    private readonly doorbell: Doorbell,
    private readonly clock: Clock,
  ) {}

  /** `misused`: the signature was given to something else; nothing is stored. */
  async take(moment: SignedMoment, incoming: IncomingEvent): Promise<'stored' | 'repeated' | 'misused'> {
    const outcome = await this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const use = await this.events.insertMoment(tx, moment, now);
      if (use !== 'fresh') return use;
      return (await this.events.insert(tx, incoming, now)) ? 'stored' : 'repeated';
    });
    if (outcome === 'stored') this.doorbell.ring('wechatEvents');
    return outcome;
  }
}
