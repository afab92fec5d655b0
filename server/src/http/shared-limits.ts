import cluster, { type Worker } from 'node:cluster';
import { CallCounts, type CallCount } from './call-counts.js';

interface Question {
  readonly kind: 'countCall';
  readonly number: number;
  readonly key: string;
  readonly windowMs: number;
}
interface Reply extends CallCount {
  readonly kind: 'callCounted';
  readonly number: number;
}
type Told = (error: Error | null, count?: CallCount) => void;

/** Somebody waits for the answer: after this long the process counts for itself. */
const PATIENCE_MS = 500;

/** Of the first process, for all of them. */
const shared = new CallCounts();
const waiting = new Map<number, (count: CallCount) => void>();
let asked = 0;
let listens = false;

/** The first process counts for all of them: what one lets through the others know of. */
export function countForWorker(worker: Worker): void {
  worker.on('message', (message: unknown) => {
    if (!isQuestion(message)) return;
    const { number, key, windowMs } = message;
    const reply: Reply = { kind: 'callCounted', number, ...shared.count(key, windowMs, performance.now()) };
    if (worker.isConnected()) worker.send(reply);
  });
}

/** Where the limits on calls are counted: in this process, or in the first of several that share a port. */
export class SharedLimits {
  constructor(
    private readonly route: object,
    private readonly own: CallCounts = new CallCounts(),
  ) {}

  child(route: object): SharedLimits {
    return new SharedLimits(route, this.own);
  }

  incr(caller: string, told: Told, windowMs: number): void {
    const key = `${nameOf(this.route)} ${caller}`;
    const alone = () => told(null, this.own.count(key, windowMs, performance.now()));
    if (cluster.isWorker) ask({ key, windowMs }, (count) => told(null, count), alone);
    else alone();
  }
}

/** `POST /api/auth/staff-login`: the same in every process. */
function nameOf(route: object): string {
  const info: unknown = 'routeInfo' in route ? route.routeInfo : null;
  if (typeof info !== 'object' || info === null) return '';
  return `${'method' in info ? String(info.method) : ''} ${'url' in info ? String(info.url) : ''}`;
}

function ask(call: Pick<Question, 'key' | 'windowMs'>, settle: (count: CallCount) => void, giveUp: () => void): void {
  listen();
  const number = (asked += 1);
  const timer = setTimeout(() => {
    waiting.delete(number);
    giveUp();
  }, PATIENCE_MS);
  waiting.set(number, (count) => {
    clearTimeout(timer);
    waiting.delete(number);
    settle(count);
  });
  const question: Question = { kind: 'countCall', number, ...call };
  process.send?.(question, undefined, undefined, () => undefined);
}

function listen(): void {
  if (listens) return;
  listens = true;
  process.on('message', (message: unknown) => {
    if (isReply(message)) waiting.get(message.number)?.({ current: message.current, ttl: message.ttl });
  });
}

function kindOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'kind' in message ? message.kind : null;
}
const isQuestion = (message: unknown): message is Question => kindOf(message) === 'countCall';
const isReply = (message: unknown): message is Reply => kindOf(message) === 'callCounted';
