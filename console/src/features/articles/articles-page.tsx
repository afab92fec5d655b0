import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useNavigate } from 'react-router';
import type { ArticleRow } from '@jieti/shared/api/articles';
import { articlesQuery } from '../../api/articles';
import { DataTable, type Column } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { FunnelLine } from '../../components/funnel-line';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Pager } from '../../components/pager';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { SearchField } from '../../components/search-field';
import { Tag } from '../../components/tag';
import { TierNames } from '../../components/tier-names';
import { dateField } from '../../lib/dates';
import { count, share } from '../../lib/numbers';
import { useAddressParam } from '../../lib/use-address-param';
import { useCursorPages } from '../../lib/use-cursor-pages';
import { useSearchParam } from '../../lib/use-search-param';
import { useText, type Translate } from '../../lib/use-text';
import { stateWords } from './article-words';
import styles from './articles.module.css';

/** What the shop writes for its members, and who read it. */
export function ArticlesPage() {
  const t = useText();
  const navigate = useNavigate();
  const pages = useCursorPages();
  const [search, setSearch] = useSearchParam();
  const [state, setState] = useAddressParam('state');
  const query = useQuery(articlesQuery({ state: state || undefined, search: search || undefined }, pages.cursor));
  const write = (
    <Button
      type="primary"
      icon={<Icon name="plus" />}
      data-testid="article-new"
      onClick={() => void navigate('/articles/new')}
    >
      {t('写文章')}
    </Button>
  );
  const isFiltered = search !== '' || state !== '';
  return (
    <>
      <PageHeader title={t('文章')} note={t('写给会员看的；真正读完才算一次社群活动。')} actions={write} />
      <Panel flush>
        <div className={styles.filters}>
          <SearchField label={t('找文章')} placeholder={t('标题里的字')} value={search} onSettled={setSearch} />
          <Segmented
            aria-label={t('状态')}
            value={state}
            onChange={setState}
            options={[
              { value: '', label: t('全部') },
              ...Object.entries(stateWords).map(([value, { word }]) => ({ value, label: t(word) })),
            ]}
          />
        </div>
        <QueryView query={query}>
          {(page) =>
            page.items.length === 0 ? (
              <EmptyState
                icon="edit"
                title={isFiltered ? t('没有这样的文章') : t('还没有文章')}
                note={isFiltered ? t('换个字，或看全部。') : t('从一篇三百字的短文开始，一分钟读完。')}
              />
            ) : (
              <>
                <DataTable
                  label={t('文章')}
                  columns={columnsOf(t)}
                  rows={page.items}
                  rowKey={({ id }) => id}
                  rowTestId="article-row"
                  dimmed={query.isPlaceholderData}
                  onOpen={({ id, state: at }) =>
                    void navigate(`/articles/${id}${at === 'draft' ? '' : '?view=readers'}`)
                  }
                />
                <Pager pages={pages} nextCursor={page.nextCursor} total={page.total} busy={query.isPlaceholderData} />
              </>
            )
          }
        </QueryView>
      </Panel>
    </>
  );
}

function columnsOf(t: Translate): readonly Column<ArticleRow>[] {
  return [
    { key: 'title', title: t('文章'), cell: (row) => <Title row={row} /> },
    {
      key: 'state',
      title: t('状态'),
      cell: ({ state }) => <Tag tone={stateWords[state].tone}>{t(stateWords[state].word)}</Tag>,
    },
    { key: 'tiers', title: t('给谁看'), cell: ({ tiers }) => <TierNames keys={tiers} /> },
    {
      key: 'funnel',
      title: t('打开 · 读完 · 分享'),
      cell: ({ funnel: { opened, read, shared } }) => (
        <span className={styles.funnelCell}>
          <FunnelLine values={[opened, read, shared]} label={`${opened} / ${read} / ${shared}`} />
          <span>{`${count(opened)} · ${count(read)} · ${count(shared)}`}</span>
        </span>
      ),
    },
    { key: 'rate', title: t('读完率'), align: 'right', cell: ({ funnel }) => share(funnel.read, funnel.opened) },
    {
      key: 'median',
      title: t('停留中位'),
      align: 'right',
      cell: ({ funnel: { medianSeconds } }) => (medianSeconds === null ? '—' : t('{n} 秒', { n: medianSeconds })),
    },
    { key: 'published', title: t('发布'), align: 'right', cell: ({ publishedAt }) => dateField(publishedAt) },
  ];
}

function Title({ row: { title, summary, cover } }: { readonly row: ArticleRow }) {
  return (
    <span className={styles.title}>
      {cover ? <img src={cover} alt="" /> : <span className={styles.noCover} aria-hidden="true" />}
      <span>
        <b>{title}</b>
        <small>{summary}</small>
      </span>
    </span>
  );
}
