import path from 'node:path';
import { parseArgs } from 'node:util';
import { OptionError } from './option-error.js';

export interface SimulatorConfig {
  readonly host: string;
  readonly port: number;
  /** Null keeps everything in memory. */
  readonly dataDir: string | null;
  /** Where the shop's server answers. */
  readonly merchantUrl: string;
  readonly seed: string | null;
  /** How many times faster notifications are repeated; null keeps what the state says. */
  readonly speed: number | null;
  /** Where the platform's clock stands still from the start; null lets it run with the machine's. */
  readonly time: number | null;
}

type Env = Readonly<Record<string, string | undefined>>;

export const usage = `用法：jieti-wechat-simulator [选项]
  --port 3100                         监听端口（SIM_PORT）
  --host localhost                    监听地址（SIM_HOST）
  --data 目录                         账号和状态保存在这里（SIM_DATA）；不写则只在内存里
  --merchant http://localhost:3000    商家服务器的地址（MERCHANT_URL）
  --seed 文字                         标识符按它生成，可重复（SIM_SEED）
  --speed 1                           通知重试快多少倍（SIM_SPEED）
  --time 2026-06-12T14:32:00+08:00    平台时间停在这一刻，只由控制接口推进（SIM_TIME）
  --help                              显示这段说明`;

/** @throws OptionError */
export function readConfig(
  args: readonly string[] = process.argv.slice(2),
  env: Env = process.env,
): SimulatorConfig | 'help' {
  const options = parseOptions(args);
  if (options.help) return 'help';
  const data = options.data ?? env['SIM_DATA'];
  return {
    host: options.host ?? env['SIM_HOST'] ?? 'localhost',
    port: portOf(options.port ?? env['SIM_PORT'] ?? '3100'),
    dataDir: data ? path.resolve(data) : null,
    merchantUrl: urlOf(options.merchant ?? env['MERCHANT_URL'] ?? 'http://localhost:3000'),
    seed: options.seed ?? env['SIM_SEED'] ?? null,
    speed: speedOf(options.speed ?? env['SIM_SPEED']),
    time: timeOf(options.time ?? env['SIM_TIME']),
  };
}

function parseOptions(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: text,
        host: text,
        data: text,
        merchant: text,
        seed: text,
        speed: text,
        time: text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new OptionError(`选项不认识：${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (text === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new OptionError(`--port 要是 0–65535 的整数，现在是 ${text}。`);
  return port;
}

function urlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new OptionError(`--merchant 要是 http(s) 地址，现在是 ${text}。`);
  return text.replace(/\/+$/, '');
}

function speedOf(text: string | undefined): number | null {
  if (!text) return null;
  const speed = Number(text);
  if (!(speed >= 1)) throw new OptionError(`--speed 要是不小于 1 的数，现在是 ${text}。`);
  return speed;
}

function timeOf(text: string | undefined): number | null {
  if (!text) return null;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new OptionError(`--time 要像 2026-06-12T14:32:00+08:00 这样，现在是 ${text}。`);
  return time;
}
