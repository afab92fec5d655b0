import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { ApiError } from '../../../api/api-error';
import { getArticle, noteShare } from '../../../api/articles';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePalette } from '../../../hooks/use-palette';
import { openPage } from '../../../open-page';
import { Reader } from './reader';

const toList = { id: 'to-articles', label: '看别的文章', onTap: () => openPage('packages/community/articles/index') };

/** Why there is nothing to read: gone, for others, or no answer. */
function Unread({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const kind = error instanceof ApiError ? error.kind : undefined;
  if (kind === 'article_withdrawn') {
    return (
      <Notice
        id="article-gone"
        icon="book"
        title="这篇文章已经撤下"
        note="店里收回了它，读过的记录还在。"
        action={toList}
      />
    );
  }
  if (kind === 'not_found' || kind === 'malformed') {
    return <Notice id="article-unknown" icon="book" title="没有这篇文章" note="链接可能不完整。" action={toList} />;
  }
  if (kind === 'article_tier') {
    const toPerks = { id: 'to-perks', label: '看怎么升级', onTap: () => openPage('pages/perks/index') };
    return (
      <Notice id="article-locked" icon="lock" title="这篇给别的等级" note="升到那一级，就能读。" action={toPerks} />
    );
  }
  return <ErrorState title="文章没有加载出来" error={error} onRetry={onRetry} />;
}

/** Asked for anew at every visit: asking opens it, and the time of reading counts from there. */
const oncePerVisit = { staleTime: Infinity, gcTime: 0, refetchOnMount: 'always', refetchOnReconnect: false } as const;

export default function ArticlePage() {
  const id = Number(useRouter().params['id'] ?? 0);
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ['article', id],
    queryFn: () => getArticle(id),
    ...oncePerVisit,
  });
  useShareAppMessage(() => {
    if (data) void noteShare(id).catch(() => undefined);
    return { title: data?.title ?? '文章', path: `packages/community/article/index?id=${id}` };
  });
  const onCounted = () => {
    for (const key of ['articles', 'home', 'growth', 'points']) void queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="文章" />}>
      {!data && !error && <Skeleton panels={2} />}
      {!data && error && <Unread error={error} onRetry={() => void refetch()} />}
      {data && <Reader article={data} onCounted={onCounted} />}
    </Screen>
  );
}
