import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Popconfirm, Segmented } from 'antd';
import { useNavigate, useParams } from 'react-router';
import type { Article } from '@jieti/shared/api/articles';
import { articleQuery, deleteArticle, moveArticle } from '../../api/articles';
import { PageHeader } from '../../components/page-header';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { useOwnCrumb } from '../../lib/crumb';
import { dateField } from '../../lib/dates';
import { useAddressParam } from '../../lib/use-address-param';
import { useText } from '../../lib/use-text';
import { draftOf, emptyArticle } from './article-draft';
import { ArticleEditor } from './article-editor';
import { stateWords } from './article-words';
import { ReadersView } from './readers-view';

/** An article: written, set right, and read. */
export function ArticlePage() {
  const t = useText();
  const { id } = useParams();
  if (id !== 'new') return <KnownArticle id={Number(id)} />;
  return (
    <>
      <PageHeader title={t('写文章')} />
      <ArticleEditor initial={emptyArticle} />
    </>
  );
}

function KnownArticle({ id }: { readonly id: number }) {
  const query = useQuery(articleQuery(id));
  const [view] = useAddressParam('view');
  useOwnCrumb(query.data?.title ?? null);
  return (
    <QueryView query={query}>
      {(article) => (
        <>
          <ArticleHeader article={article} />
          {view === 'readers' ? (
            <ReadersView article={article} />
          ) : (
            <ArticleEditor key={article.id} known={article} initial={draftOf(article)} />
          )}
        </>
      )}
    </QueryView>
  );
}

function ArticleHeader({ article: { id, title, state, publishedAt, minutes } }: { readonly article: Article }) {
  const t = useText();
  const [view, setView] = useAddressParam('view');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => queries.invalidateQueries({ queryKey: ['articles'] });
  const move = useMutation({
    mutationFn: (to: 'published' | 'withdrawn') => moveArticle(id, to),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: () => deleteArticle(id),
    onSuccess: async () => {
      await navigate('/articles');
      await refresh();
    },
  });
  const failed = move.error ?? remove.error;
  const read = t('约 {n} 分钟读完', { n: minutes });
  return (
    <>
      <PageHeader
        title={title}
        tag={<Tag tone={stateWords[state].tone}>{t(stateWords[state].word)}</Tag>}
        note={publishedAt === null ? read : `${read} · ${t('{day} 发布', { day: dateField(publishedAt) })}`}
        actions={
          <>
            <Segmented
              aria-label={t('看哪一页')}
              value={view}
              onChange={setView}
              options={[
                { value: '', label: t('内容') },
                { value: 'readers', label: t('阅读情况') },
              ]}
            />
            {state === 'draft' && (
              <Popconfirm
                title={t('删除这份草稿')}
                okText={t('删除')}
                cancelText={t('取消')}
                onConfirm={() => remove.mutate()}
              >
                <Button danger loading={remove.isPending}>
                  {t('删除')}
                </Button>
              </Popconfirm>
            )}
            {state === 'published' ? (
              <Popconfirm
                title={t('撤下后会员看不到它，读过的仍然算数')}
                okText={t('撤下')}
                cancelText={t('取消')}
                onConfirm={() => move.mutate('withdrawn')}
              >
                <Button loading={move.isPending} data-testid="article-withdraw">
                  {t('撤下')}
                </Button>
              </Popconfirm>
            ) : (
              <Button
                type="primary"
                loading={move.isPending}
                data-testid="article-publish"
                onClick={() => move.mutate('published')}
              >
                {state === 'draft' ? t('发布') : t('重新发布')}
              </Button>
            )}
          </>
        }
      />
      {failed && <Alert type="error" showIcon title={failed.message} role="alert" />}
    </>
  );
}
