import type { BrowsedPage, BrowseReport } from '@jieti/shared/api/browsing';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { ProgressBar } from '../../components/progress-bar';
import { Tag } from '../../components/tag';
import { count, share } from '../../lib/numbers';
import { useText, type Translate } from '../../lib/use-text';
import { dwellWords } from '../../lib/dwell-words';
import styles from './browsing.module.css';

/** Pages, most looked at first; those that lose more people than chance explains are marked. */
export function PagesTable({ pages }: Pick<BrowseReport, 'pages'>) {
  const t = useText();
  if (pages.length === 0)
    return <EmptyState icon="search" title={t('这段时间没有浏览')} note={t('换个日期或等级再看。')} />;
  return <DataTable label={t('页面')} columns={columnsOf(t, pages)} rows={pages} rowKey={({ page }) => page} />;
}

function columnsOf(t: Translate, pages: readonly BrowsedPage[]): readonly Column<BrowsedPage>[] {
  const most = Math.max(...pages.map(({ views }) => views));
  return [
    {
      key: 'title',
      title: t('页面'),
      cell: ({ title, page, isHighBounce }) => (
        <span title={page}>
          {t(title)} {isHighBounce && <Tag tone="warn">{t('跳出偏高')}</Tag>}
        </span>
      ),
    },
    {
      key: 'views',
      title: t('浏览次数'),
      width: '30%',
      cell: ({ title, views }) => (
        <div className={styles.bar}>
          <ProgressBar part={views} whole={most} label={title} tall colour="#7FAD9D" />
          {count(views)}
        </div>
      ),
    },
    { key: 'members', title: t('会员数'), align: 'right', cell: ({ members }) => count(members) },
    { key: 'dwell', title: t('停留中位数'), align: 'right', cell: ({ medianDwellMs }) => dwellWords(medianDwellMs, t) },
    { key: 'entries', title: t('从这里进入'), align: 'right', cell: ({ entries }) => count(entries) },
    {
      key: 'bounce',
      title: t('只看一页就走'),
      align: 'right',
      cell: ({ bounceShare }) => (bounceShare === null ? <span className="muted">—</span> : share(bounceShare, 1)),
    },
  ];
}
