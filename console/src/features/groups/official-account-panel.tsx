import { useQuery } from '@tanstack/react-query';
import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { OfficialAccountReport } from '@jieti/shared/api/groups';
import { officialAccountQuery } from '../../api/groups';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { axisText, dayAxis } from '../../lib/day-axis';
import { dateWords } from '../../lib/dates';
import { count } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import styles from './groups.module.css';

const HEIGHT = 200;

/** Who follows the official account, and what is pressed and scanned there. */
export function OfficialAccountPanel({ days }: { readonly days: number }) {
  const t = useText();
  const query = useQuery(officialAccountQuery(days));
  return (
    <div className={styles.columns}>
      <Panel
        title={t('服务号')}
        note={
          query.data &&
          t('{n} 人关注，其中 {m} 位会员', {
            n: count(query.data.followers),
            m: count(query.data.memberFollowers),
          })
        }
      >
        <QueryView query={query}>{(report) => <Days report={report} />}</QueryView>
      </Panel>
      <Panel title={t('点了什么')} note={t('菜单和扫码')} flush>
        <QueryView query={query}>
          {({ menus }) =>
            menus.length === 0 ? (
              <EmptyState icon="search" title={t('还没有人点过')} note={t('服务号的菜单和二维码会记在这里。')} />
            ) : (
              <DataTable
                label={t('点了什么')}
                columns={columnsOf(t)}
                rows={menus}
                rowKey={({ kind, what }) => `${kind} ${what}`}
              />
            )
          }
        </QueryView>
      </Panel>
    </div>
  );
}

function Days({ report }: { readonly report: OfficialAccountReport }) {
  const t = useText();
  const words: Readonly<Record<string, string>> = { follows: t('关注'), unfollows: t('取消关注'), clicks: t('点击') };
  return (
    <>
      <p className={styles.keys}>
        <i style={{ background: '#7FAD9D' }} />
        {words['follows']}
        <i style={{ background: '#D9A08B' }} />
        {words['unfollows']}
        <i style={{ background: '#C9C4B8' }} />
        {words['clicks']}
      </p>
      <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 600, height: HEIGHT }}>
        <BarChart data={[...report.days]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} barGap={1}>
          <XAxis {...dayAxis} />
          <YAxis width={36} tick={axisText} tickLine={false} axisLine={false} allowDecimals={false} />
          <Tooltip
            cursor={{ fill: '#F6F5F2' }}
            labelFormatter={(day) => dateWords(String(day))}
            formatter={(value, name) => [count(Number(value)), words[String(name)] ?? '']}
          />
          <Bar dataKey="follows" fill="#7FAD9D" maxBarSize={10} isAnimationActive={false} />
          <Bar dataKey="unfollows" fill="#D9A08B" maxBarSize={10} isAnimationActive={false} />
          <Bar dataKey="clicks" fill="#C9C4B8" maxBarSize={10} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </>
  );
}

function columnsOf(t: Translate): readonly Column<OfficialAccountReport['menus'][number]>[] {
  return [
    { key: 'kind', title: t('哪一种'), cell: ({ kind }) => (kind === 'click' ? t('菜单') : t('扫码')) },
    { key: 'what', title: t('标识'), cell: ({ what }) => what || <span className="muted">—</span> },
    { key: 'times', title: t('次数'), align: 'right', cell: ({ times }) => count(times) },
    { key: 'people', title: t('人数'), align: 'right', cell: ({ people }) => count(people) },
  ];
}
