import type { LoggerService } from '@nestjs/common';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** What the framework says while it starts tells nobody anything. */
const startTalk: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** One line of JSON per event; telephone numbers and openids are masked wherever they stand. */
export class JsonLogger implements LoggerService {
  constructor(
    private readonly write: (line: string) => void,
    private readonly now: () => number,
  ) {}

  log(message: unknown, ...rest: unknown[]): void {
    if (startTalk.has(rest.at(-1))) return;
    this.line('info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.line('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.line('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.line('error', message, rest);
  }

  private line(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = rest.at(-1);
    const what = typeof message === 'object' && message !== null ? message : { message: String(message) };
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? { stack: rest[0] } : {};
    const event = { time: new Date(this.now()).toISOString(), level, context, ...what, ...stack };
    this.write(`${maskPersonal(JSON.stringify(event))}\n`);
  }
}

/** `13812342214` → `138****2214`; openids (28 characters starting with o) keep their first four. */
export function maskPersonal(text: string): string {
  return text
    .replace(/(?<![0-9])(1[3-9]\d)\d{4}(\d{4})(?![0-9])/g, '$1****$2')
    .replace(/\b(o[A-Za-z0-9_-]{3})[A-Za-z0-9_-]{24}(?![A-Za-z0-9_-])/g, '$1****');
}
