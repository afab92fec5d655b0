import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { MemberDetail } from '@jieti/shared/api/members';
import { memberQuery } from '../../api/members';
import { Loading } from '../../components/loading';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { useOwnCrumb } from '../../lib/crumb';
import { useTitle } from '../../lib/use-title';
import { EngagementPanel } from './engagement-panel';
import { InterestsPanel } from './interests-panel';
import { JoiningPanel } from './joining-panel';
import { LadderCard } from './ladder-card';
import { MemberCoupons } from './member-coupons';
import { MemberHeader } from './member-header';
import { MemberMessages } from './member-messages';
import { MemberPerks } from './member-perks';
import { OtherLadders } from './other-ladders';
import { OverrideCard } from './override-card';
import { PointsPanel } from './points-panel';
import { PrivacyPanel } from './privacy-panel';
import { Quotas } from './quotas';
import { recordsOf } from './records';
import { Timeline } from './timeline';
import { WhyPanel } from './why-panel';
import styles from './member.module.css';

export function MemberPage() {
  const id = Number(useParams()['id']);
  const query = useQuery(memberQuery(id));
  const cardNo = query.data?.cardNo ?? null;
  useOwnCrumb(cardNo);
  useTitle(cardNo ?? '会员');
  return (
    <QueryView query={query} loading={<MemberSkeleton />}>
      {(member) => <Sheet member={member} />}
    </QueryView>
  );
}

function Sheet({ member }: { readonly member: MemberDetail }) {
  const { explanation, id } = member;
  const records = useMemo(() => recordsOf(explanation.timeline), [explanation]);
  return (
    <>
      <MemberHeader member={member} />
      <div className={styles.cards}>
        <LadderCard explanation={explanation} />
        <OtherLadders memberId={id} />
      </div>
      <WhyPanel member={member} records={records} />
      <PointsPanel memberId={id} />
      <EngagementPanel memberId={id} />
      <div className={styles.columns}>
        <Timeline items={explanation.timeline} records={records} />
        <div className={styles.aside}>
          <OverrideCard memberId={id} />
          <Quotas quotas={member.quotas} />
          <JoiningPanel memberId={id} joinedAt={member.joinedAt} />
          <InterestsPanel memberId={id} />
          <PrivacyPanel memberId={id} />
          <MemberCoupons memberId={id} coupons={member.coupons} />
          <MemberPerks memberId={id} />
          <MemberMessages messages={member.messages} />
        </div>
      </div>
    </>
  );
}

function MemberSkeleton() {
  return (
    <>
      <Panel>
        <Loading rows={2} height={28} />
      </Panel>
      <div className={styles.cards}>
        {[0, 1, 2].map((index) => (
          <Panel key={index}>
            <Loading rows={5} />
          </Panel>
        ))}
      </div>
      <Panel>
        <Loading rows={9} height={20} />
      </Panel>
    </>
  );
}
