import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';

const files: readonly (readonly [path: string, file: string, type: string])[] = [
  ['/', 'index.html', 'text/html; charset=utf-8'],
  ['/page.css', 'page.css', 'text/css; charset=utf-8'],
  ['/page.js', 'page.js', 'text/javascript; charset=utf-8'],
  ['/view.js', 'view.js', 'text/javascript; charset=utf-8'],
  ['/dom.js', 'dom.js', 'text/javascript; charset=utf-8'],
  ['/platform.js', 'platform.js', 'text/javascript; charset=utf-8'],
];

/** The phones page; its files are read anew each time, they are small. */
export function addPageRoutes(app: FastifyInstance): void {
  for (const [path, file, type] of files) {
    app.get(path, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'no-cache')
        .send(readFileSync(new URL(`../static/${file}`, import.meta.url), 'utf8')),
    );
  }
  app.get('/favicon.ico', async (_request, reply) => reply.code(204).send());
}
