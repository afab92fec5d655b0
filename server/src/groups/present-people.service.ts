import { Injectable } from '@nestjs/common';
import { Transactions } from '../db/transactions.js';
import { PersonalData } from '../members/personal-data.js';
import { ConsentsQueries } from '../privacy/consents.queries.js';
import type { WecomGroupMember } from '../wechat/wecom-groups.js';
import { GroupStaysRepository, type PresentPerson } from './group-stays.repository.js';

/** Who the people of a group are to the shop: members only where they agree to it, everybody else a keyed hash. */
@Injectable()
export class PresentPeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly stays: GroupStaysRepository,
    private readonly consents: ConsentsQueries,
    private readonly personalData: PersonalData,
  ) {}

  async of(people: readonly WecomGroupMember[]): Promise<readonly PresentPerson[]> {
    const unionids = people.flatMap(({ unionid }) => (unionid === null ? [] : [unionid]));
    const members = await this.transactions.run((tx) => this.stays.membersOf(tx, unionids));
    const agreeing = await this.consents.listAllowed([...members.values()], 'groups');
    return people.map(({ userid, unionid, kind, joinedAt, joinedBy, state }) => {
      const memberId = unionid === null ? undefined : members.get(unionid);
      return {
        ...{ kind, joinedAt, joinedBy, state },
        person: this.personalData.keyedHash('groupPerson', userid),
        memberId: memberId !== undefined && agreeing.has(memberId) ? memberId : null,
      };
    });
  }
}
