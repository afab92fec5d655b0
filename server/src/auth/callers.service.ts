import { Injectable } from '@nestjs/common';
import type { Caller } from '../http/access.js';
import { CallerResolver } from '../http/caller-resolver.js';
import { MemberCallersQueries } from '../members/member-callers.queries.js';
import { StaffQueries } from '../staff/staff.queries.js';
import { SessionTokens } from './session-tokens.js';

/** Who calls, as the database knows them now: a disabled clerk or a closed account is out at once. */
@Injectable()
export class CallersService extends CallerResolver {
  constructor(
    private readonly tokens: SessionTokens,
    private readonly staff: StaffQueries,
    private readonly members: MemberCallersQueries,
  ) {
    super();
  }

  async resolve(token: string): Promise<Caller | null> {
    const session = this.tokens.read(token);
    if (!session) return null;
    return session.audience === 'member' ? this.members.find(session.id) : this.staffCaller(session.id);
  }

  private async staffCaller(id: number): Promise<Caller | null> {
    const account = await this.staff.findById(id);
    if (!account?.active) return null;
    const { username, name, role, store } = account;
    return { kind: 'staff', staffId: id, username, name, role, storeId: store?.id ?? null };
  }
}
