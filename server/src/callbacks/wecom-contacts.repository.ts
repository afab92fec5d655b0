import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';

export interface WecomContact {
  readonly externalUserid: string;
  /** The member of staff. */
  readonly userid: string;
  /** `refused`: the customer ended it, which also says that they want no messages. */
  readonly state: 'added' | 'removed' | 'refused';
  readonly at: Instant;
}

/** Which customer has which member of staff as a contact in WeCom. */
@Injectable()
export class WecomContactsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** False when something newer has been told already; of the same second, the end counts more than the beginning. */
  async put(tx: Tx, { externalUserid, userid, state, at }: WecomContact): Promise<boolean> {
    const [known] = await tx.query<{ changed_at: number }>(
      `SELECT changed_at FROM wecom_contact WHERE external_userid = ? AND userid = ?${this.dialect.forUpdate}`,
      [externalUserid, userid],
    );
    if (known && Number(known.changed_at) >= at + (state === 'added' ? 0 : 1)) return false;
    if (known) {
      await tx.execute('UPDATE wecom_contact SET state = ?, changed_at = ? WHERE external_userid = ? AND userid = ?', [
        ...[state, at, externalUserid, userid],
      ]);
    } else {
      const columns = ['external_userid', 'userid', 'state', 'changed_at'];
      await tx.insertRows('wecom_contact', columns, [[externalUserid, userid, state, at]]);
    }
    return true;
  }
}
