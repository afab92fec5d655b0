import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { listArticles } from '../../../api/articles';
import { Screen } from '../../../components/screen/screen';
import { ErrorState } from '../../../components/states/error-state';
import { ListEnd } from '../../../components/states/list-end';
import { Notice } from '../../../components/states/notice';
import { Skeleton } from '../../../components/states/skeleton';
import { TopBar } from '../../../components/top-bar/top-bar';
import { usePages } from '../../../hooks/use-pages';
import { usePalette } from '../../../hooks/use-palette';
import { AskPurpose } from '../ask-purpose';
import { ArticleCard } from './article-card';
import styles from './articles.module.scss';

/** What the shop writes, newest first, with what the member has read. */
export default function ArticlesPage() {
  const list = usePages('articles', listArticles);
  const { items, error, isStale, refetch } = list;
  useDidShow(() => {
    if (isStale) void refetch();
  });
  return (
    <Screen palette={usePalette()} top={<TopBar kind="back" title="文章" />}>
      {!items && !error && <Skeleton panels={3} />}
      {!items && error && <ErrorState title="文章没有加载出来" error={error} onRetry={() => void refetch()} />}
      {items?.length === 0 && <Notice icon="book" title="还没有文章" note="店里写了新的会出现在这里。" />}
      <View className={styles.list}>
        {items?.map((article) => (
          <ArticleCard key={article.id} article={article} />
        ))}
      </View>
      {items && items.length > 0 && <ListEnd list={list} />}
      {items && <AskPurpose purpose="browsing" />}
    </Screen>
  );
}
