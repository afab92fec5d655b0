import { identify } from '../../api/till';
import { shopNow } from './offline/offline-kit';
import { readIdentity } from './scan/read-identity';
import { useTill } from './till-state';

/** Asks the shop who this is and hands them on to the checkout; false when nothing was typed. Throws ApiError. */
export async function findMember(text: string): Promise<boolean> {
  const identity = readIdentity(text);
  if (!identity) return false;
  const at = shopNow();
  const visit = await identify(identity);
  const scanned = identity.code === undefined ? null : { code: identity.code, at, claim: null };
  useTill.setState({ visit, scanned, closed: null });
  return true;
}
