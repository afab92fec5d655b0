import { randomUUID } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppModule } from '../app.module.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import type { Caller } from './access.js';
import { limitKey } from './limited.js';
import { openApi } from './open-api.js';
import { keepRawBodies } from './raw-body-routes.js';
import { Refusal } from './refusal.js';
import { apiHeaders, securityHeaders } from './security-headers.js';
import { SharedLimits } from './shared-limits.js';

const BODY_LIMIT = 1_048_576;
/** What WeChat pushes may be XML or JSON, and is small. */
const CALLBACKS = { prefix: '/api/wechat/callback/', bodyLimit: 65_536 };
/** Pictures arrive as they are. */
const PHOTOS = { prefix: '/api/me/feedback/photos', bodyLimit: BODY_LIMIT };

/** Adds to the server what stands beside the API: the pages. */
export type Surroundings = (server: FastifyInstance) => Promise<void>;

/** The whole server, ready to listen or to be asked in process; tests use exactly this one. */
export async function httpApp(
  config: Config,
  clock: Clock,
  logger: LoggerService,
  surroundings: Surroundings = async () => {},
): Promise<NestFastifyApplication> {
  const module: DynamicModule = AppModule.of(config, clock);
  const app = await NestFactory.create<NestFastifyApplication>(module, fastifyAdapter(config.proxies ?? 0), {
    rawBody: true,
    logger,
    abortOnError: false,
  });
  app.setGlobalPrefix('api', { exclude: ['healthz', 'readyz'] });
  const server = app.getHttpAdapter().getInstance() as FastifyInstance;
  await setUp(server, logger);
  await surroundings(server);
  // Drawing it takes half a second, and most starts are never asked for it.
  let document: ReturnType<typeof openApi> | undefined;
  server.get('/api/openapi.json', (_request, reply) => reply.send((document ??= openApi(app))));
  await app.init();
  return app;
}

function fastifyAdapter(proxies: number): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: (_address, hop) => hop < proxies,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
  });
}

async function setUp(server: FastifyInstance, logger: LoggerService): Promise<void> {
  // Hooks that call back instead of returning promises: they are on the way of every request.
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id).headers(securityHeaders);
    if (request.url.startsWith('/api/')) reply.headers(apiHeaders);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (request.url.startsWith('/api/')) {
      logger.log(outcome(request, reply.statusCode, Math.round(reply.elapsedTime)), 'http');
    }
    done();
  });
  keepRawBodies(server, [CALLBACKS, PHOTOS]);
  await server.register(rateLimit, {
    global: false,
    keyGenerator: limitKey,
    store: SharedLimits,
    errorResponseBuilder: () => new Refusal('too_many_requests'),
  });
}

/** Names the route, never the address: addresses may hold what a person typed. */
function outcome(request: FastifyRequest & { caller?: Caller }, status: number, ms: number) {
  const { caller } = request;
  return {
    event: 'request',
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    status,
    ms,
    caller: caller ? (caller.kind === 'member' ? `member:${caller.memberId}` : `staff:${caller.staffId}`) : null,
  };
}
