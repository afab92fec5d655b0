import { useQuery } from '@tanstack/react-query';
import { perkUsesQuery } from '../../api/perks';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { Tag } from '../../components/tag';
import { dateTimeWords } from '../../lib/dates';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

/** The last uses of perks with a monthly limit. */
export function MemberPerks({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const query = useQuery(perkUsesQuery({ member: memberId }, undefined));
  return (
    <Panel title={t('权益使用')} flush>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="gift" title={t('没有用过有次数的权益')} />
          ) : (
            <ul className={styles.rows}>
              {items.map(({ id, title, at, storeName, staff, undoneAt }) => (
                <li key={id}>
                  <span>
                    {title}
                    <small>{[dateTimeWords(at), storeName, staff].filter(Boolean).join('，')}</small>
                  </span>
                  {undoneAt !== null && <Tag tone="warn">{t('已撤销')}</Tag>}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  );
}
