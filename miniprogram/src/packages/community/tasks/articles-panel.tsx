import { useQuery } from '@tanstack/react-query';
import { listArticles } from '../../../api/articles';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { openPage } from '../../../open-page';

const shown = 2;

/** The newest that the member has not read; all of them are a tap away. */
export function ArticlesPanel() {
  const { data } = useQuery({ queryKey: ['articles', 'first'], queryFn: () => listArticles(null) });
  if (!data || data.items.length === 0) return null;
  const unread = data.items.filter(({ isRead, isLocked }) => !isRead && !isLocked);
  return (
    <Section title="文章" note="全部" onMore={() => openPage('packages/community/articles/index')}>
      <Panel padded>
        {unread.slice(0, shown).map(({ id, title, minutes }) => (
          <ListRow
            key={id}
            id={`task-article-${id}`}
            icon="book"
            title={title}
            note={`约 ${minutes} 分钟`}
            onTap={() => openPage(`packages/community/article/index?id=${id}`)}
          />
        ))}
        {unread.length === 0 && (
          <ListRow
            id="task-articles"
            icon="book"
            title="新的都读过了"
            note="以前的也可以再看"
            onTap={() => openPage('packages/community/articles/index')}
          />
        )}
      </Panel>
    </Section>
  );
}
