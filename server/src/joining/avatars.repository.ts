import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { Dialect } from '../db/dialect.js';
import type { Tx } from '../db/sql.js';
import { Refusal } from '../http/refusal.js';
import { lockActiveMember } from '../members/active-member.repository.js';

export interface NewAvatar {
  readonly memberId: number;
  readonly tag: string;
  readonly mime: string;
  /** Base64. */
  readonly body: string;
}

@Injectable()
export class AvatarsRepository {
  constructor(private readonly dialect: Dialect) {}

  /** Takes the place of the one before. Refuses with member_unknown. */
  async replace(tx: Tx, { memberId, tag, mime, body }: NewAvatar, now: Instant): Promise<void> {
    if (!(await lockActiveMember(tx, memberId, this.dialect))) throw new Refusal('member_unknown');
    await this.remove(tx, memberId);
    const columns = ['member_id', 'tag', 'mime', 'body', 'at'];
    await tx.insertRows('member_avatar', columns, [[memberId, tag, mime, body, now]]);
  }

  async remove(tx: Tx, memberId: number): Promise<void> {
    await tx.execute('DELETE FROM member_avatar WHERE member_id = ?', [memberId]);
  }
}
