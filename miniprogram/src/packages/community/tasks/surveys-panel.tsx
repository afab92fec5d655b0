import { useQuery } from '@tanstack/react-query';
import { Text } from '@tarojs/components';
import { getSurveys } from '../../../api/community';
import { ListRow } from '../../../components/section/list-row';
import { Panel } from '../../../components/section/panel';
import { Section } from '../../../components/section/section';
import { openPage } from '../../../open-page';
import styles from './tasks.module.scss';

/** What the shop would like to know; nothing is shown where it asks nothing. */
export function SurveysPanel() {
  const { data } = useQuery({ queryKey: ['surveys'], queryFn: getSurveys });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title="问卷">
      <Panel padded>
        {data.items.map(({ id, title, answered, growth, lastDay, questions }) => {
          const until = lastDay ? `，${lastDay.slice(5).replace('-', '.')} 前` : '';
          const worth = growth > 0 ? `，成长值 +${growth}` : '';
          return (
            <ListRow
              key={id}
              id={`survey-${id}`}
              icon="receipt"
              title={title}
              note={`${questions.length} 题${worth}${until}`}
              {...(answered
                ? { right: <Text className={styles.answered}>已答</Text> }
                : { onTap: () => openPage(`packages/community/survey/index?id=${id}`) })}
            />
          );
        })}
      </Panel>
    </Section>
  );
}
