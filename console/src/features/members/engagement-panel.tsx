import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'antd';
import type { EngagementItem, MemberEngagement } from '@jieti/shared/api/engagement';
import { memberEngagementQuery } from '../../api/engagement';
import { EmptyState } from '../../components/empty-state';
import { DataTable, type Column } from '../../components/data-table';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './engagement.module.css';

const SHOWN = 8;
const discounts = { cap: '超过每日上限', takenBack: '门店核实后不计', noRule: '规则里不计' } as const;
const channels: Readonly<Record<string, string>> = {
  miniProgram: '小程序',
  group: '会员群',
  officialAccount: '服务号',
  wecom: '企业微信',
  store: '门店',
  import: '导入',
};

/** What the member did beside buying: its share in the tier, what counts of it, where it came from and what shows it. */
export function EngagementPanel({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const query = useQuery(memberEngagementQuery(memberId));
  const need = query.data?.need;
  return (
    <Panel
      title={t('社群')}
      note={query.data?.share?.sentence}
      extra={need && <Tag tone="info">{t('在意{need}', { need: need.title })}</Tag>}
      flush
    >
      <QueryView query={query}>
        {(engagement) =>
          engagement.items.length === 0 ? (
            <EmptyState icon="members" title={t('还没有社群活动')} />
          ) : (
            <Engagement engagement={engagement} />
          )
        }
      </QueryView>
    </Panel>
  );
}

function Engagement({ engagement: { activities, items, need } }: { readonly engagement: MemberEngagement }) {
  const t = useText();
  const [all, showAll] = useState(false);
  return (
    <>
      <ul className={styles.tallies}>
        {activities.map(({ activity, title, events, counted, growth, score, discounted }) => (
          <li key={activity} data-testid={`tally-${activity}`}>
            <b>{title}</b>
            <span>{t('{n} 次，计 {m} 次', { n: count(events), m: count(counted) })}</span>
            <span>
              {[t('{n} 成长值', { n: count(growth) }), ...(score > 0 ? [t('{n} 分', { n: count(score) })] : [])].join(
                '，',
              )}
            </span>
            {discounted.map(({ reason, events: left }) => (
              <em key={reason}>{t('{why} {n} 次', { why: t(discounts[reason]), n: count(left) })}</em>
            ))}
          </li>
        ))}
      </ul>
      {need && (
        <p className={styles.need}>
          {t('问卷「{survey}」的回答说明更在意{need}（{time}）。', {
            survey: need.survey,
            need: need.title,
            time: dateTimeWords(need.at),
          })}
        </p>
      )}
      <Items items={all ? items : items.slice(0, SHOWN)} />
      {items.length > SHOWN && (
        <Button type="link" onClick={() => showAll(!all)}>
          {all ? t('收起') : t('看最近 {n} 次', { n: items.length })}
        </Button>
      )}
    </>
  );
}

function Items({ items }: { readonly items: readonly EngagementItem[] }) {
  const t = useText();
  const columns: Column<EngagementItem>[] = [
    { key: 'at', title: t('时间'), cell: ({ at }) => dateTimeWords(at) },
    { key: 'title', title: t('活动'), cell: ({ title }) => title },
    {
      key: 'channel',
      title: t('渠道'),
      cell: ({ channel }) => (channel === null ? '—' : t(channels[channel] ?? channel)),
    },
    { key: 'source', title: t('来源'), cell: ({ source }) => source },
    { key: 'evidence', title: t('凭据'), cell: ({ evidence }) => evidence ?? '—' },
    {
      key: 'growth',
      title: t('成长值'),
      align: 'right',
      cell: ({ growth, discount }) => (discount === null ? `+${count(growth)}` : t(discounts[discount])),
    },
  ];
  return <DataTable label={t('社群活动')} columns={columns} rows={items} rowKey={({ id }) => id} />;
}
