// A command in a process of its own, with the most memory it ever held.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

/** @returns {Promise<{ output: string, peakMb: number, seconds: number }>} */
export async function child(args, env) {
  const started = performance.now();
  const running = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let complaints = '';
  let peakKb = 0;
  running.stdout.on('data', (chunk) => (output += chunk));
  running.stderr.on('data', (chunk) => (complaints = (complaints + chunk).slice(-2000)));
  const watch = setInterval(() => (peakKb = Math.max(peakKb, residentKb(running.pid))), 50);
  const [code] = await once(running, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${complaints}`);
  return { output, peakMb: Math.round(peakKb / 1024), seconds: (performance.now() - started) / 1000 };
}

function residentKb(pid) {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
