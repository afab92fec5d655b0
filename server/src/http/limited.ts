import { createHash } from 'node:crypto';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** At most `max` calls a minute: per session where there is one, else per network address. */
export const Limited = (max: number) => RouteConfig({ rateLimit: { max, timeWindow: 60_000 } });

/** Whom a call counts against. */
export function limitKey(request: FastifyRequest): string {
  const session = request.headers.authorization;
  return session ? createHash('sha256').update(session).digest('base64') : request.ip;
}
