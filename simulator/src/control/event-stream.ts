import type { FastifyInstance } from 'fastify';
import type { Platform } from '../platform.js';

const heartbeat = 20_000;

/** Server-sent events: what changed, never the content; the page asks for it. */
export function addEventStream(app: FastifyInstance, platform: Platform): void {
  const open = new Set<() => void>();
  app.get('/sim/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
    reply.raw.write('retry: 2000\n\n');
    const unsubscribe = platform.bus.subscribe((event) => reply.raw.write(`data: ${JSON.stringify(event)}\n\n`));
    const beat = setInterval(() => reply.raw.write(': still here\n\n'), heartbeat);
    const close = (): void => {
      unsubscribe();
      clearInterval(beat);
      open.delete(close);
      reply.raw.end();
    };
    open.add(close);
    request.raw.once('close', close);
  });
  app.addHook('preClose', async () => open.forEach((close) => close()));
}
