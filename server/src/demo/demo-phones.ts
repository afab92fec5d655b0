import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoPhone } from './demo.service.js';

/** Where the start script finds the phones it has to make known to the simulated WeChat. */
export function writeDemoPhones(dataDir: string, phones: readonly DemoPhone[]): void {
  writeFileSync(path.join(dataDir, 'demo-phones.json'), JSON.stringify(phones));
}
