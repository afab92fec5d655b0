import { useQuery } from '@tanstack/react-query';
import type { MemberDetail } from '@jieti/shared/api/members';
import type { PointInTimeQuery } from '@jieti/shared/api/point-in-time';
import { ApiError } from '../../api/api-error';
import { standingQuery } from '../../api/members';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { TierTag } from '../../components/tier-tag';
import { dateField } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import { PastControls } from './past-controls';
import { recordsOf, type Records } from './records';
import { usePastDay } from './use-past-day';
import { Why } from './why';
import styles from './why.module.css';

interface WhyPanelProps {
  readonly member: MemberDetail;
  readonly records: Records;
}

/** Why this tier: today, or on any day since joining. */
export function WhyPanel({ member, records }: WhyPanelProps) {
  const t = useText();
  const past = usePastDay();
  return (
    <Panel title={t('为什么是这个等级')} extra={<PastControls past={past} joinedAt={member.joinedAt} />}>
      {past.query ? (
        <PastWhy memberId={member.id} day={past.query} />
      ) : (
        <Why explanation={member.explanation} records={records} />
      )}
    </Panel>
  );
}

function PastWhy({ memberId, day }: { readonly memberId: number; readonly day: PointInTimeQuery }) {
  const t = useText();
  const query = useQuery(standingQuery(memberId, day));
  if (query.error instanceof ApiError && query.error.status === 404) {
    return (
      <EmptyState
        icon="clock"
        title={day.knownAt ? t('到那一天为止，还没有记下这位会员') : t('那一天还没有入会')}
        note={day.knownAt ? t('记录是后来才进系统的，去掉“按当时已知”再看。') : t('换一个入会以后的日子。')}
      />
    );
  }
  return (
    <QueryView query={query}>
      {({ computed, preUpgrade, explanation }) => (
        <>
          <div className={styles.past} role="status">
            <Icon name="clock" />
            <b>{t('{day} 结束时', { day: dateField(day.asOf ?? null) })}</b>
            <TierTag tier={explanation.tier} card />
            {computed.key !== explanation.tier.key && <span>{t('按记录算出是{tier}', { tier: computed.name })}</span>}
            {preUpgrade && <span>{preUpgrade.sentence}</span>}
            <span className="muted">
              {day.knownAt ? t('只用当天为止记下的记录') : t('用现在知道的全部记录，包括后来补记的')}
            </span>
          </div>
          <Why explanation={explanation} records={recordsOf(explanation.timeline)} />
        </>
      )}
    </QueryView>
  );
}
