import type { FastifyInstance } from 'fastify';
import { riskyWords } from '../codes/content-check.js';
import { textOf } from '../http/api-app.js';
import { listOwnTemplates } from '../messages/own-templates.js';
import type { Platform } from '../platform.js';
import { accountsView } from './accounts-view.js';
import { readBody } from './control-app.js';
import { ClockSchema, SettingsSchema } from './control-schemas.js';

/** Switches, the log and the clock of the whole platform. */
export function addPlatformRoutes(app: FastifyInstance, platform: Platform, endpoints: readonly string[]): void {
  app.get('/sim/accounts', async () => accountsView(platform));
  app.get('/sim/info', async () => ({
    merchantUrl: platform.merchantUrl,
    endpoints,
    now: platform.clock.now(),
    riskyWords,
    templates: listOwnTemplates(platform).map(({ id, title }) => ({ id, title })),
  }));
  app.get('/sim/log', async ({ query }) => ({
    items: platform.log.list(Number(textOf(query, 'limit')) || 100, Number(textOf(query, 'after')) || 0),
  }));
  app.get('/sim/settings', async () => platform.state.settings);
  app.post('/sim/settings', async (request) => {
    Object.assign(platform.state.settings, readBody(SettingsSchema, request.body));
    platform.store.changed();
    platform.bus.emit({ kind: 'settings' });
    return platform.state.settings;
  });
  app.get('/sim/clock', async () => clockView(platform));
  app.post('/sim/clock', async (request) => {
    const { running, advanceSeconds } = readBody(ClockSchema, request.body);
    if (running === false) platform.clock.stop();
    await platform.clock.advance(advanceSeconds * 1_000);
    if (running === true) platform.clock.run();
    platform.store.changed();
    platform.bus.emit({ kind: 'settings' });
    return clockView(platform);
  });
}

function clockView({ clock, state }: Platform): object {
  return { now: clock.now(), running: state.clock.stoppedAt === null };
}
