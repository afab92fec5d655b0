import { Injectable } from '@nestjs/common';
import type { MyInvitations } from '@jieti/shared/api/invitations';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { maskName } from '@jieti/shared/rules/mask';
import { DEFAULT_RETURN_WINDOW_DAYS } from '@jieti/shared/rules/tier/compile-version';
import { Clock } from '../clock.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { InvitationCodes } from './invitation-codes.js';
import { InvitationsQueries, type FriendRow } from './invitations.queries.js';

@Injectable()
export class MyInvitationsService {
  constructor(
    private readonly queries: InvitationsQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly codes: InvitationCodes,
    private readonly clock: Clock,
  ) {}

  async show(memberId: number): Promise<MyInvitations> {
    const version = await this.programmes.getCurrent(this.clock.now());
    const counts = await this.queries.countsOf(memberId);
    const friends = await this.queries.friendsOf(memberId);
    return {
      code: this.codes.codeOf(memberId),
      joined: [...counts.values()].reduce((sum, n) => sum + n, 0),
      credited: (counts.get('credited') ?? 0) + (counts.get('settled') ?? 0),
      growth: version.growth.engagement.find(({ activity }) => activity === 'invite')?.growth ?? 0,
      returnWindowDays: windowOf(version),
      items: friends.map((friend) => friendView(friend, version)),
    };
  }
}

function friendView({ name, state, joined_at, ordered_at }: FriendRow, version: ProgrammeVersion) {
  const settles = state === 'credited' && ordered_at !== null;
  const day = settles ? businessDayOf(Number(ordered_at), version.timeZone) + windowOf(version) + 1 : null;
  return {
    ...{
      name: maskName(name),
      joinedAt: Number(joined_at),
      state: state === 'held' || state === 'rejected' ? 'joined' : state,
    },
    note: state === 'held' ? '门店核实后计入' : state === 'rejected' ? '门店核实后不计入' : null,
    settlesOn: day === null ? null : formatDay(day),
  };
}

const windowOf = ({ returnWindowDays = DEFAULT_RETURN_WINDOW_DAYS }: ProgrammeVersion): number => returnWindowDays;
