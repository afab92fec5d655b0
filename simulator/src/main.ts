import { readConfig, usage, type SimulatorConfig } from './config.js';
import { OptionError } from './option-error.js';
import { createSimulator, type Simulator } from './simulator.js';

async function start(config: SimulatorConfig): Promise<void> {
  const { app } = await createSimulator(config);
  await app.listen({ host: config.host, port: config.port });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  console.log(`微信模拟器：http://${config.host}:${port}/（商家服务器 ${config.merchantUrl}）`);
  stopOnSignals(app);
}

function stopOnSignals(app: Simulator['app']): void {
  const stop = (): void => void app.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function explain(error: unknown, config: SimulatorConfig | null): string {
  if (error instanceof OptionError) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `端口 ${config?.port ?? ''} 已被占用，换一个端口再启动（--port 或 SIM_PORT）。`;
  if (code === 'EACCES') return `没有权限：${String(error)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

let config: SimulatorConfig | null = null;
try {
  const read = readConfig();
  if (read === 'help') console.log(usage);
  else {
    config = read;
    await start(read);
  }
} catch (error) {
  console.error(explain(error, config));
  process.exit(1);
}
