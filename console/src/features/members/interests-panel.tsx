import { useQuery } from '@tanstack/react-query';
import { memberInterestsQuery } from '../../api/browsing';
import { EmptyState } from '../../components/empty-state';
import { Panel } from '../../components/panel';
import { QueryView } from '../../components/query-view';
import { dateWords } from '../../lib/dates';
import { dwellWords } from '../../lib/dwell-words';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './member.module.css';

/** What the member dwells on in the mini-program, while they agree that it is kept. */
export function InterestsPanel({ memberId }: { readonly memberId: number }) {
  const t = useText();
  const query = useQuery(memberInterestsQuery(memberId));
  return (
    <Panel title={t('兴趣')} extra={t('停留 20 秒以上才算')} flush>
      <QueryView query={query}>
        {({ allowed, interests }) => {
          if (!allowed)
            return (
              <EmptyState
                icon="lock"
                title={t('会员没有同意浏览记录')}
                note={t('没有同意就不记，之前记的也已删除。')}
              />
            );
          if (interests.length === 0)
            return <EmptyState icon="eye" title={t('还看不出兴趣')} note={t('会员在一页停留久了，会记在这里。')} />;
          return (
            <ul className={styles.rows}>
              {interests.map(({ tag, title, visits, dwellMs, lastAt }) => (
                <li key={tag}>
                  <span>
                    {t(title)}
                    <small>{t('{n} 次，最近 {day}', { n: count(visits), day: dateWords(lastAt) })}</small>
                  </span>
                  <b>{dwellWords(dwellMs, t)}</b>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
    </Panel>
  );
}
