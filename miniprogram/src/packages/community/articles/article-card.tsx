import { Image, Text, View } from '@tarojs/components';
import type { MyArticleRow } from '@jieti/shared/api/articles';
import { Icon } from '../../../components/icon/icon';
import { dayOfInstant } from '../../../format';
import { openPage } from '../../../open-page';
import styles from './articles.module.scss';

function Mark({ isRead, isLocked, tiers }: Pick<MyArticleRow, 'isRead' | 'isLocked' | 'tiers'>) {
  if (isLocked) {
    return (
      <View className={styles.mark}>
        <Icon name="lock" size={14} />
        <Text>{`给${tiers.join('、')}`}</Text>
      </View>
    );
  }
  if (!isRead) return null;
  return (
    <View className={styles.read}>
      <Icon name="check" size={14} />
      <Text>已读</Text>
    </View>
  );
}

/** One article of the list: what it is about, how long it takes, and whether it was read. */
export function ArticleCard({ article }: { readonly article: MyArticleRow }) {
  const { id, title, summary, cover, publishedAt, minutes } = article;
  return (
    <View
      id={`article-${id}`}
      className={styles.card}
      role="button"
      onClick={() => openPage(`packages/community/article/index?id=${id}`)}
    >
      {cover && <Image className={styles.cover} mode="aspectFill" src={cover} lazyLoad aria-hidden="true" />}
      <View className={styles.words}>
        <Text className={styles.title}>{title}</Text>
        {summary && <Text className={styles.summary}>{summary}</Text>}
        <View className={styles.meta}>
          <Text>{`${dayOfInstant(publishedAt)}，约 ${minutes} 分钟`}</Text>
          <Mark {...article} />
        </View>
      </View>
    </View>
  );
}
