import { Injectable } from '@nestjs/common';
import type { EngagementItem, MemberEngagement } from '@jieti/shared/api/engagement';
import type { Instant } from '@jieti/shared/model/time';
import { activityLabel } from '@jieti/shared/rules/activity-label';
import { communityShare } from '@jieti/shared/rules/community/community-share';
import {
  countedActivities,
  type ActivityDiscount,
  type CountedActivity,
} from '@jieti/shared/rules/community/counted-activity';
import { needLabels } from '@jieti/shared/rules/community/need-labels';
import { factId } from '@jieti/shared/rules/fact-id';
import { StandingsQueries } from '../members/standings.queries.js';
import { NeedQueries } from './need.queries.js';

const SHOWN = 200;

/** What a member did beside buying: where it came from, what shows it, and what of it counts. */
@Injectable()
export class MemberEngagementService {
  constructor(
    private readonly standings: StandingsQueries,
    private readonly needs: NeedQueries,
  ) {}

  /** Refuses with member_unknown. */
  async show(memberId: number, now: Instant): Promise<MemberEngagement> {
    const [{ standing }, need] = [await this.standings.get(memberId, now), await this.needs.ofMember(memberId)];
    const all = countedActivities(standing);
    const share = communityShare(standing);
    return {
      share: share && { ...share },
      activities: tallies(all),
      items: all.slice(-SHOWN).reverse().map(itemOf),
      need: need && { class: need.need, title: needLabels[need.need], at: need.at, survey: need.survey },
    };
  }
}

function itemOf({ fact, growth, score, discount }: CountedActivity): EngagementItem {
  const { activity, source, channel = null, evidence = null, occurredAt: at } = fact;
  return {
    id: factId(fact),
    at,
    title: activityLabel(activity),
    activity,
    source,
    channel,
    evidence,
    growth,
    score,
    discount,
  };
}

function tallies(all: readonly CountedActivity[]): MemberEngagement['activities'] {
  const kinds = [...new Set(all.map(({ fact }) => fact.activity))];
  return kinds
    .map((activity) => {
      const own = all.filter(({ fact }) => fact.activity === activity);
      const sum = (value: (one: CountedActivity) => number) => own.reduce((total, one) => total + value(one), 0);
      return {
        ...{ activity, title: activityLabel(activity), events: own.length },
        counted: own.filter(({ discount }) => discount === null).length,
        growth: sum(({ growth }) => growth),
        score: sum(({ score }) => score),
        discounted: (['cap', 'takenBack', 'noRule'] as const).flatMap((reason) => discountsOf(own, reason)),
      };
    })
    .toSorted((a, b) => b.growth - a.growth || b.events - a.events);
}

function discountsOf(own: readonly CountedActivity[], reason: ActivityDiscount) {
  const events = own.filter(({ discount }) => discount === reason).length;
  return events === 0 ? [] : [{ reason, events }];
}
