import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PointsRulesBook, PointsRulesDraft } from '@jieti/shared/api/points';
import { validatePointsRules } from '@jieti/shared/rules/points/validate-points-rules';
import { pointsUsageQuery } from '../../api/points';
import { EmptyState } from '../../components/empty-state';
import { Icon } from '../../components/icon';
import { PageHeader } from '../../components/page-header';
import { Panel } from '../../components/panel';
import { useText } from '../../lib/use-text';
import { CalculatorPanel } from './calculator-panel';
import { KeepPanel, SpendingPanel } from './keep-panel';
import { pointsChanges } from './points-changes';
import { newRule, startingDraft, type Rule } from './points-draft';
import { PublishDialog } from './publish-dialog';
import { ReadPanel } from './read-panel';
import { RuleCard } from './rule-card';
import type { Problems } from './rule-fields';
import { ChangesPanel } from './changes-panel';
import { useKeyNames } from '../../api/use-key-names';
import { VersionsPanel } from './versions-panel';
import styles from './points.module.css';

interface PointsDeskProps {
  readonly book: PointsRulesBook;
  readonly tag: ReactNode;
}

/** The rules being edited, an example reckoned by them, and what publishing would change. */
export function PointsDesk({ book, tag }: PointsDeskProps) {
  const t = useText();
  const names = useKeyNames();
  const published = (book.upcoming.at(-1) ?? book.current)?.rules ?? null;
  const [draft, setDraft] = useState<PointsRulesDraft>(() => startingDraft(book));
  const [publishing, setPublishing] = useState(false);
  const set = (part: Partial<PointsRulesDraft>) => setDraft({ ...draft, ...part });
  const problems = problemsOf(draft);
  const changes = pointsChanges(published, draft, names);
  const hasProblems = Object.keys(problems).length > 0;
  return (
    <>
      <PageHeader
        title={t('积分')}
        tag={tag}
        note={changes.length > 0 && published ? t('改了 {n} 处，还没有发布', { n: changes.length }) : null}
        actions={
          <>
            {published && changes.length > 0 && (
              <Button onClick={() => setDraft(startingDraft(book))}>{t('撤销改动')}</Button>
            )}
            <Button
              type="primary"
              icon={hasProblems ? <Icon name="lock" /> : undefined}
              disabled={changes.length === 0 || hasProblems}
              onClick={() => setPublishing(true)}
              data-testid="points-publish"
            >
              {hasProblems ? t('发布，还差 {n} 处', { n: Object.keys(problems).length }) : t('发布')}
            </Button>
          </>
        }
      />
      <div className={styles.columns}>
        <div className={styles.main}>
          <Rules draft={draft} problems={problems} published={published?.earning ?? []} set={set} />
          <SpendingPanel draft={draft} problems={problems} set={set} />
          <KeepPanel draft={draft} problems={problems} set={set} />
        </div>
        <div className={styles.side}>
          <ChangesPanel changes={changes} problems={Object.values(problems)} />
          <CalculatorPanel draft={draft} />
          <ReadPanel draft={draft} />
        </div>
      </div>
      <VersionsPanel book={book} />
      <PublishDialog draft={draft} changes={changes} open={publishing} onClose={() => setPublishing(false)} />
    </>
  );
}

/** The first sentence of every field that has one: `earning.2.points` → why. */
function problemsOf(draft: PointsRulesDraft): Problems {
  const found = validatePointsRules({ ...draft, timeZone: 'Asia/Shanghai' });
  return Object.fromEntries([...found].reverse().map(({ field, message }) => [field, message]));
}

interface RulesProps {
  readonly draft: PointsRulesDraft;
  readonly problems: Problems;
  readonly published: readonly Rule[];
  readonly set: (part: Partial<PointsRulesDraft>) => void;
}

function Rules({ draft: { earning }, problems, published, set }: RulesProps) {
  const t = useText();
  const names = useKeyNames();
  const { data: usage } = useQuery(pointsUsageQuery);
  const add = (kind: Rule['kind']) => set({ earning: [...earning, newRule(kind, [...earning, ...published])] });
  return (
    <Panel
      title={t('怎么得积分')}
      note={t('符合的每条都加起来')}
      extra={
        <div className={styles.addRules}>
          <Button size="small" icon={<Icon name="plus" size={13} />} onClick={() => add('spend')}>
            {t('消费规则')}
          </Button>
          <Button size="small" icon={<Icon name="plus" size={13} />} onClick={() => add('engagement')}>
            {t('互动规则')}
          </Button>
        </div>
      }
      flush
    >
      {earning.length === 0 && (
        <EmptyState
          icon="adjust"
          title={t('没有规则，谁也得不到积分')}
          note={t('加一条消费规则，从每 ¥1 得 1 积分开始。')}
        />
      )}
      <div className={styles.rules}>
        {earning.map((rule, index) => (
          <RuleCard
            key={rule.key}
            rule={rule}
            names={names}
            problems={problemsUnder(problems, `earning.${index}.`)}
            usage={usage?.items.find(({ key }) => key === rule.key)}
            isNew={!published.some(({ key }) => key === rule.key)}
            onChange={(changed) => set({ earning: earning.map((each, at) => (at === index ? changed : each)) })}
            onRemove={() => set({ earning: earning.filter((_, at) => at !== index) })}
          />
        ))}
      </div>
    </Panel>
  );
}

function problemsUnder(problems: Problems, path: string): Problems {
  const own = Object.entries(problems).filter(([field]) => field.startsWith(path));
  return Object.fromEntries(own.map(([field, message]) => [field.slice(path.length), message]));
}
