import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { draftsQuery, laddersQuery } from '../../../api/programmes';
import { EmptyState } from '../../../components/empty-state';
import { Icon } from '../../../components/icon';
import { PageHeader } from '../../../components/page-header';
import { QueryView } from '../../../components/query-view';
import { useText } from '../../../lib/use-text';
import { DraftsPanel } from './drafts-panel';
import { LadderCard } from './ladder-card';
import { TemplatesDialog } from './templates-dialog';
import styles from './ladders.module.css';

/** All ladders side by side: the one that decides perks first, then those that only steer messages (T11). */
export function LaddersPage() {
  const t = useText();
  const ladders = useQuery(laddersQuery);
  const drafts = useQuery(draftsQuery);
  const [choosing, choose] = useState(false);
  const open = drafts.data?.filter(({ state }) => state === 'open') ?? [];
  return (
    <>
      <PageHeader
        title={t('等级方案')}
        note={t('改规则先写草稿，用真实会员试算过，再公示发布。')}
        actions={
          <Button icon={<Icon name="plus" size={14} />} onClick={() => choose(true)} data-testid="new-from-template">
            {t('从模板新建')}
          </Button>
        }
      />
      <QueryView query={ladders}>
        {(list) => (
          <div className={styles.columns}>
            <div className={styles.stack}>
              {list.items.length === 0 ? (
                <EmptyState
                  icon="stairs"
                  title={t('还没有等级方案')}
                  note={t('从模板开始，几分钟就能看到会员会怎么分。')}
                  action={<Button onClick={() => choose(true)}>{t('选一个模板')}</Button>}
                />
              ) : (
                list.items.map((ladder) => (
                  <LadderCard
                    key={ladder.programme}
                    ladder={ladder}
                    drafts={open.filter(({ programme }) => programme === ladder.programme)}
                  />
                ))
              )}
            </div>
            <DraftsPanel query={drafts} />
            <TemplatesDialog open={choosing} list={list} onClose={() => choose(false)} />
          </div>
        )}
      </QueryView>
    </>
  );
}
