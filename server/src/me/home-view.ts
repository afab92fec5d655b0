import type { CouponView } from '@jieti/shared/api/coupons';
import type { Home } from '@jieti/shared/api/me';
import type { PerkView } from '@jieti/shared/api/tiers';
import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import type { Perk } from '@jieti/shared/model/programme';
import { communityShare } from '@jieti/shared/rules/community/community-share';
import type { MemberStanding } from '@jieti/shared/rules/tier/member-standing';
import { headlineFigure, keepProgress, nextProgress } from '@jieti/shared/rules/tier/progress';
import { fullDayText } from '@jieti/shared/rules/tier/wording';
import { progressView } from '../members/progress-view.js';
import { tierBadge } from '../members/tier-badge.js';
import type { Announcement } from '../programmes/announcements.queries.js';
import type { HomePicture } from './home-picture.queries.js';
import { announcementView } from './announcement-view.js';
import { overrideView, preUpgradeView } from './beside-tier-view.js';

export interface HomeExtras {
  readonly shopName: string;
  readonly coupons: { readonly usable: number; readonly soonest: CouponView | null };
  readonly points: Home['points'];
  readonly offers: Home['offers'];
  readonly unread: number;
  readonly announcement: Announcement | null;
  readonly now: number;
}

/** The first page of the mini-program, from one picture of the member. */
export function homeView({ record, standing }: Pick<HomePicture, 'record' | 'standing'>, extras: HomeExtras): Home {
  const { state, version, tier } = standing;
  const next = nextProgress(standing);
  const day = (value: number | null) => (value === null ? null : formatDay(value));
  return {
    shopName: extras.shopName,
    member: { id: record.id, name: record.name, cardNo: record.cardNo, joinedOn: joinedOn(standing) },
    tier: tierBadge(version, state.tier),
    since: formatDay(state.since),
    until: day(state.until),
    graceUntil: day(state.graceUntil),
    headline: headlineView(standing),
    keep: keepView(standing),
    next: next && progressView(next),
    community: communityView(standing),
    override: overrideView(standing),
    preUpgrade: preUpgradeView(standing),
    announcement: extras.announcement && announcementView(standing, extras.announcement),
    perks: tier.perks.map(perkView),
    coupons: { ...extras.coupons },
    points: extras.points,
    offers: extras.offers,
    unread: extras.unread,
    rulesNote: rulesNote(standing),
    asOf: extras.now,
  };
}

export function perkView({ key, kind, title, note }: Perk): PerkView {
  return { key, kind, title, note };
}

export function joinedOn(standing: MemberStanding): string {
  return formatDay(standing.member.joinDay);
}

function communityView(standing: MemberStanding): Home['community'] {
  const share = communityShare(standing);
  return share && { sharePercent: share.sharePercent, growth: share.amount, sentence: share.sentence };
}

function headlineView(standing: MemberStanding): Home['headline'] {
  const { label, value, unit } = headlineFigure(standing);
  return { label, value, unit };
}

function keepView(standing: MemberStanding): Home['keep'] {
  const keep = keepProgress(standing);
  if (!keep) return null;
  const { reviewDay, daysLeft, leavingTotal } = keep;
  return { ...progressView(keep), reviewOn: formatDay(reviewDay), daysLeft, leaving: leavingTotal };
}

/** Versions that were always in force have no day worth naming. */
function rulesNote({ version }: MemberStanding): string {
  if (version.effectiveFrom <= 0) return `按${version.name}第 ${version.version} 版规则计算`;
  return `按 ${fullDayText(businessDayOf(version.effectiveFrom, version.timeZone))}起的规则计算`;
}
