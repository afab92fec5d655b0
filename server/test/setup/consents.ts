import type { Purpose } from '@jieti/shared/model/purpose';
import type { Tx } from '../../src/db/sql.js';

interface Place {
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** The member's word about a purpose, as the phone would have given it. */
export function agree(shop: Place, memberId: number, purpose: Purpose, granted = true): Promise<void> {
  const columns = ['member_id', 'purpose', 'granted', 'notice_version', 'text_hash', 'channel', 'given_by', 'at'];
  return shop.run((tx) =>
    tx.insertRows('privacy_consent', columns, [
      [memberId, purpose, granted, 1, '0'.repeat(64), 'miniProgram', 'member', 0],
    ]),
  );
}
