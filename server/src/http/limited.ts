import { createHash } from 'node:crypto';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** At most `max` calls a minute, per session. */
export const Limited = (max: number) => RouteConfig({ rateLimit: { max, timeWindow: 60_000 } });

/** The same per network address, for routes without a session: what a caller says in a header would be a way around. */
export const LimitedByAddress = (max: number) =>
  RouteConfig({ rateLimit: { max, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip } });

/** Whom a call counts against on a route that needs a session. */
export function limitKey(request: FastifyRequest): string {
  const session = request.headers.authorization;
  return session ? createHash('sha256').update(session).digest('base64') : request.ip;
}
