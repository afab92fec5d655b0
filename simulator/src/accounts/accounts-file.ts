import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../clock.js';
import type { Randomness } from '../randomness.js';
import { writeFileWhole } from '../state/write-file-whole.js';
import {
  createAccounts,
  createMerchantTemplates,
  createPlatformCertificate,
  createPushAccounts,
  type Accounts,
} from './accounts.js';

/** Accounts are made once per data directory, so that a merchant stays configured over restarts. */
export async function loadAccounts(dataDir: string | null, random: Randomness, clock: Clock): Promise<Accounts> {
  if (dataDir === null) return createAccounts(random, clock);
  const file = path.join(dataDir, 'accounts.json');
  const stored = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Accounts) : null;
  if (stored?.merchant.noticeTemplates) return stored;
  const accounts = stored ? await completed(stored, random, clock) : await createAccounts(random, clock);
  writeFileWhole(file, JSON.stringify(accounts, null, 2));
  return accounts;
}

/** Accounts made by an older version get what they do not have. */
async function completed(stored: Accounts, random: Randomness, clock: Clock): Promise<Accounts> {
  const { merchant, platform } = stored;
  const officialAccount = { ...merchant.officialAccount, originalId: `gh_${random.hex(12)}` };
  return {
    merchant: {
      ...merchant,
      ...(merchant.callbacks ? {} : { ...createPushAccounts(random), officialAccount }),
      ...createMerchantTemplates(random, merchant.templates),
    },
    platform: {
      ...platform,
      nextCertificate: platform.nextCertificate ?? (await createPlatformCertificate(random, clock)),
    },
  };
}
