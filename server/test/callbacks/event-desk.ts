import { incomingEvent } from '../../src/callbacks/incoming-event.js';
import { WechatEventHandlers } from '../../src/callbacks/wechat-event-handlers.js';
import { WechatEventWorkService } from '../../src/callbacks/wechat-event-work.service.js';
import { WechatEventsQueries } from '../../src/callbacks/wechat-events.queries.js';
import { WechatEventsRepository } from '../../src/callbacks/wechat-events.repository.js';
import type { Database } from '../../src/db/open-database.js';
import type { TestClock } from '../setup/test-clock.js';
import { anEvent } from './pushed.js';

/** The inner pieces of one process that works off events. */
export function eventDesk(database: Database, clock: TestClock) {
  const { dialect, reader, transactions } = database;
  const [handlers, events] = [new WechatEventHandlers(), new WechatEventsRepository(dialect)];
  const queries = new WechatEventsQueries(reader);
  const work = new WechatEventWorkService(transactions, events, queries, handlers, clock);
  const put = (event: string, fields: object = {}) =>
    transactions.run(async (tx) => {
      const incoming = incomingEvent('miniProgram', stringly(anEvent(clock.now(), event, fields)))!;
      await events.insert(tx, incoming, clock.now());
    });
  return { handlers, events, queries, work, put };
}

function stringly(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([k, v]) => [k, typeof v === 'number' ? String(v) : v]));
}
