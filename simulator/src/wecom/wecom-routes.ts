import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.js';
import { addContactRoutes } from './contact-routes.js';
import { addGroupRoutes } from './group-routes.js';
import { addIdentityRoutes } from './identity.js';
import { addMassRoutes } from './mass-routes.js';
import { addWecomChecks, ok, prepareWecom } from './wecom-app.js';
import { issueWecomToken } from './wecom-tokens.js';

/** The endpoints of qyapi.weixin.qq.com; their tokens have nothing to do with those of `/cgi-bin/token`. */
export async function addWecomRoutes(app: FastifyInstance, platform: Platform): Promise<void> {
  prepareWecom(app, platform);
  app.get('/cgi-bin/gettoken', async (request) => ({ ...ok, ...issueWecomToken(platform, request.query) }));
  await app.register(async (scope) => {
    addWecomChecks(scope, platform);
    addContactRoutes(scope, platform);
    addIdentityRoutes(scope, platform);
    addGroupRoutes(scope, platform);
    addMassRoutes(scope, platform);
  });
}
