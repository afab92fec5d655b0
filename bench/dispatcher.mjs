// A dispatcher in a process of its own, to be killed: sends what is due and ends. Its clock may be ahead.
import { OutboxService } from '../server/dist/outbox/outbox.service.js';
import { appOf } from './app-of.mjs';

const ahead = Number(process.env.CLOCK_AHEAD_MS ?? 0);
const app = await appOf(process.env, { now: () => Date.now() + ahead });
await app.get(OutboxService).drain();
await app.close();
process.exit(0);
