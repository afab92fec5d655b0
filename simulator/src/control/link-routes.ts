import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Platform } from '../platform.js';
import { readBody } from './control-app.js';
import { ControlError } from './control-error.js';

const LinkSchema = z.strictObject({ link: z.string() });

/** Opens a link or a scheme made before: where in the mini-program it leads. */
export function addLinkRoutes(app: FastifyInstance, platform: Platform): void {
  app.post('/sim/links/open', async (request) => {
    const { link } = readBody(LinkSchema, request.body);
    const id = /(?:wxaurl\.cn\/|\?t=)([A-Za-z0-9]+)$/.exec(link)?.[1] ?? '';
    const found = platform.state.links[id];
    if (!found) throw new ControlError(404, 'link_unknown', '没有这个链接。');
    if (found.expiresAt <= platform.clock.now()) throw new ControlError(410, 'link_expired', '链接已失效。');
    return { page: found.page, query: found.query };
  });
}
