import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.js';
import { checkUrl } from '../push/check-url.js';
import { readBody } from './control-app.js';
import { CallbackCheckSchema } from './control-schemas.js';

export function addCallbackRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/sim/callbacks/check', async (request) =>
    checkUrl(platform, readBody(CallbackCheckSchema, request.body).account),
  );
}
