import type { Visit } from '@jieti/shared/api/till';
import { identify } from '../../api/till';
import { shopNow } from './offline/offline-kit';
import { readIdentity } from './scan/read-identity';
import { useTill, type ScannedCode } from './till-state';

export interface FoundMember {
  readonly visit: Visit;
  /** null where the member was found by phone or card. */
  readonly scanned: ScannedCode | null;
}

/** Asks the shop who this is; null when nothing was typed. Throws ApiError. */
export async function findMember(text: string): Promise<FoundMember | null> {
  const identity = readIdentity(text);
  if (!identity) return null;
  const at = shopNow();
  const visit = await identify(identity);
  return { visit, scanned: identity.code === undefined ? null : { code: identity.code, at, claim: null } };
}

/** Hands a member on to the checkout; whether there is one. */
export function welcome(found: FoundMember | null): found is FoundMember {
  if (found) useTill.setState({ ...found, closed: null });
  return found !== null;
}
