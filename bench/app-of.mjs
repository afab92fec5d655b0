// The server's inner pieces without HTTP, on the database of an environment, with a clock of one's own.
import 'reflect-metadata';
import { openApp } from '../server/dist/cli/open-app.js';
import { readConfig } from '../server/dist/config.js';

/** `get` finds any provider; `close` ends it. */
export async function appOf(env, clock) {
  const app = await openApp(readConfig(env), clock);
  return { get: (type) => app.get(type, { strict: false }), close: () => app.close() };
}
