import readline from 'node:readline';

/** Waits until a server with several processes says that all of them serve; its standard output is a pipe. */
export async function allServing({ stdout }, processes) {
  if (processes > 1)
    for await (const line of readline.createInterface({ input: stdout })) if (line.includes('processes_started')) break;
  stdout.resume();
}
