import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Accounts } from './accounts/accounts.js';
import { loadAccounts } from './accounts/accounts-file.js';
import { addCodeRoutes } from './codes/code-routes.js';
import { addContentRoutes } from './codes/content-check.js';
import { createClock } from './clock.js';
import type { SimulatorConfig } from './config.js';
import { prepareControl } from './control/control-app.js';
import { addEventStream } from './control/event-stream.js';
import { addLinkRoutes } from './control/link-routes.js';
import { addPayControlRoutes } from './control/pay-control-routes.js';
import { addCallbackRoutes } from './control/callback-routes.js';
import { addPersonRoutes } from './control/person-routes.js';
import { addFaultRoutes } from './control/fault-routes.js';
import { addPhoneRoutes } from './control/phone-routes.js';
import { addPlatformRoutes } from './control/platform-routes.js';
import { addTradeRoutes } from './control/trade-routes.js';
import { createEventBus } from './event-bus.js';
import { createFaults } from './faults/faults.js';
import { prepareApi } from './http/api-app.js';
import { createStats } from './http/stats.js';
import { addIdentityRoutes } from './login/identity-routes.js';
import { addLoginRoutes } from './login/login-routes.js';
import { addSessionRoutes } from './login/session-routes.js';
import { addMessageRoutes } from './messages/message-routes.js';
import { addTemplateRoutes } from './messages/template-admin.js';
import { addUserNotifyRoutes } from './messages/user-notify.js';
import { addFollowerRoutes } from './phones/follower-routes.js';
import { addPageRoutes } from './page-routes.js';
import { preparePay } from './pay/pay-app.js';
import { addPayRoutes } from './pay/pay-routes.js';
import { resumeNotifications } from './pay/notifications.js';
import { resumeRefunds } from './pay/refunds.js';
import type { Platform } from './platform.js';
import { pushQueueOf } from './push/push-queue.js';
import { createRandomness } from './randomness.js';
import { createRequestLog } from './request-log.js';
import { addShippingRoutes } from './shipping/shipping-routes.js';
import { openStore } from './state/store.js';
import { resumeConfirmations } from './wecom/mass-tasks.js';
import { addWecomControl } from './wecom/wecom-control-routes.js';
import { addWecomRoutes } from './wecom/wecom-routes.js';

export interface Simulator {
  readonly app: FastifyInstance;
  readonly platform: Platform;
}

const largestBody = 64 * 1024 * 1024;

/**
 * Builds the platform without listening; `app.close()` writes the last snapshot.
 * @param accounts made or read from the data directory where not given
 */
export async function createSimulator(config: SimulatorConfig, accounts?: Accounts): Promise<Simulator> {
  const platform = await createPlatform(config, accounts);
  const app = Fastify({ bodyLimit: largestBody, forceCloseConnections: true, routerOptions: { maxParamLength: 200 } });
  app.removeAllContentTypeParsers();
  // Signatures cover the very bytes of a body, so every endpoint reads its own text.
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(answerBug);
  const endpoints = collectEndpoints(app);
  await app.register(async (scope) => addApiRoutes(scope, platform));
  await app.register((scope) => addWecomRoutes(scope, platform));
  await app.register(async (scope) => {
    preparePay(scope, platform);
    addPayRoutes(scope, platform);
  });
  await app.register(async (scope) => addControlRoutes(scope, platform, endpoints));
  addPageRoutes(app);
  app.addHook('onClose', async () => {
    platform.clock.close();
    pushQueueOf(platform).stop();
    platform.store.flush();
  });
  resumeNotifications(platform);
  resumeRefunds(platform);
  resumeConfirmations(platform);
  return { app, platform };
}

/** api.weixin.qq.com. */
function addApiRoutes(scope: FastifyInstance, platform: Platform): void {
  prepareApi(scope, platform);
  addLoginRoutes(scope, platform);
  addSessionRoutes(scope, platform);
  addIdentityRoutes(scope, platform);
  addFollowerRoutes(scope, platform);
  addMessageRoutes(scope, platform);
  addTemplateRoutes(scope, platform);
  addUserNotifyRoutes(scope, platform);
  addShippingRoutes(scope, platform);
  addCodeRoutes(scope, platform);
  addContentRoutes(scope, platform);
}

function addControlRoutes(scope: FastifyInstance, platform: Platform, endpoints: readonly string[]): void {
  prepareControl(scope);
  addPhoneRoutes(scope, platform);
  addPersonRoutes(scope, platform);
  addCallbackRoutes(scope, platform);
  addPayControlRoutes(scope, platform);
  addTradeRoutes(scope, platform);
  addLinkRoutes(scope, platform);
  addPlatformRoutes(scope, platform, endpoints);
  addWecomControl(scope, platform);
  addFaultRoutes(scope, platform, endpoints);
  addEventStream(scope, platform);
}

async function createPlatform(config: SimulatorConfig, accounts: Accounts | undefined): Promise<Platform> {
  const store = openStore(config.dataDir);
  const clock = createClock(store.state.clock);
  if (config.time !== null && store.state.starts === 0) clock.stop(config.time);
  const random = createRandomness(seedOf(config.seed, store.state.starts++));
  store.changed();
  const bus = createEventBus();
  if (config.speed !== null) store.state.settings.speed = config.speed;
  return {
    accounts: accounts ?? (await loadAccounts(config.dataDir, random.of('accounts'), clock)),
    clock,
    random,
    store,
    state: store.state,
    bus,
    log: createRequestLog(clock, bus),
    faults: createFaults(),
    stats: createStats(),
    merchantUrl: config.merchantUrl,
  };
}

/** A platform started again on its state must not hand out the identifiers of the time before. */
function seedOf(seed: string | null, starts: number): string | null {
  return seed === null || starts === 0 ? seed : `${seed}#${starts}`;
}

/** What no endpoint expected: told on the console, so that it gets mended. */
function answerBug(error: unknown, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 500) console.error(error);
  return reply.code(status).send({ error: { code: 'simulator', message: String(error) } });
}

/** Fills itself with the paths of WeChat's endpoints as they are added. */
function collectEndpoints(app: FastifyInstance): readonly string[] {
  const endpoints: string[] = [];
  app.addHook('onRoute', ({ url }) => {
    if (/^\/(sns|cgi-bin|wxa|wxaapi|v3)\//.test(url) && !endpoints.includes(url)) endpoints.push(url);
  });
  return endpoints;
}
