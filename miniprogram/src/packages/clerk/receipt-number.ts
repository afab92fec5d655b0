import { dayOfInstant, timeOfInstant } from '../../format';
import { phoneNow } from '../../clock';
import { randomId } from '../../random-id';

/** A number for a bill that has no printed receipt: `P0612-1432-k3f9`; unique per shop for all practical purposes. */
export function receiptNumber(): string {
  const now = phoneNow();
  const day = dayOfInstant(now).slice(5).replace('.', '');
  return `P${day}-${timeOfInstant(now).replace(':', '')}-${randomId(4)}`;
}
