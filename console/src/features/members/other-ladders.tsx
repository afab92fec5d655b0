import { useQuery } from '@tanstack/react-query';
import type { LadderList } from '@jieti/shared/api/drafts';
import type { MemberLadder } from '@jieti/shared/api/overrides';
import { memberLaddersQuery } from '../../api/members';
import { laddersQuery } from '../../api/programmes';
import { EmptyState } from '../../components/empty-state';
import { Failure } from '../../components/failure';
import { Loading } from '../../components/loading';
import { Panel } from '../../components/panel';
import { Rungs } from '../../components/rungs';
import { dateField } from '../../lib/dates';
import { share } from '../../lib/numbers';
import { tierPalettes } from '../../lib/palette';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

/** The ladders beside the membership tier, one card each; they steer messages and give no perks (T11). */
export function OtherLadders({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const query = useQuery(memberLaddersQuery(memberId));
  const { data: ladders } = useQuery({ ...laddersQuery, staleTime: 60_000 });
  if (query.isPending) {
    return (
      <Panel>
        <Loading rows={4} />
      </Panel>
    );
  }
  if (!query.data) {
    return (
      <Panel title={t('其他阶梯')}>
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      </Panel>
    );
  }
  if (query.data.length === 0) {
    return (
      <Panel title={t('其他阶梯')}>
        <EmptyState
          icon="stairs"
          title={t('只有会员等级一条阶梯')}
          note={t('发布生命周期、消费档或频次方案后，这里会并排显示。它们只影响消息，不影响权益。')}
        />
      </Panel>
    );
  }
  return query.data.map((ladder) => (
    <OneLadder
      key={ladder.programme}
      ladder={ladder}
      tiers={ladders?.items.find(({ programme }) => programme === ladder.programme)?.tiers ?? []}
    />
  ));
}

interface OneLadderProps {
  readonly ladder: MemberLadder;
  readonly tiers: LadderList['items'][number]['tiers'];
}

function OneLadder({ ladder: { name, tier, since, sentence }, tiers }: OneLadderProps) {
  const t = useText();
  const all = tiers.reduce((sum, { members }) => sum + members, 0);
  const shown = tiers.length > 0 ? [...tiers].reverse() : [{ key: tier.key, name: tier.name, members: 0 }];
  return (
    <Panel title={name} extra={t('{day} 起', { day: dateField(since) })}>
      <Rungs
        rungs={shown.map((each) => ({
          key: each.key,
          name: each.name,
          note: all > 0 ? share(each.members, all) : '',
          on: each.key === tier.key,
          colour: tierPalettes.jade.strong,
        }))}
      />
      <p className={styles.cardText}>{sentence}</p>
    </Panel>
  );
}
