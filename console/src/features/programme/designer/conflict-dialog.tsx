import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { ruleChanges } from '@jieti/shared/rules/programme/rule-changes';
import { draftQuery } from '../../../api/programmes';
import { QueryView } from '../../../components/query-view';
import { dateTimeWords } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import type { Designer } from './use-designer';
import styles from './designer.module.css';

/** Somebody else saved first: what differs, and whose stands. */
export function ConflictDialog({ designer }: { readonly designer: Designer }) {
  const t = useText();
  const { conflict, saved, definition, save, load } = designer;
  const theirs = useQuery({
    ...draftQuery(saved.id),
    queryKey: ['programmes', 'draft', saved.id, 'latest'],
    enabled: conflict,
    staleTime: 0,
    gcTime: 0,
  });
  const mine = theirs.data;
  return (
    <Modal
      open={conflict}
      title={t('这份草稿刚被别人改过')}
      onCancel={() => save.reset()}
      footer={
        <>
          <Button onClick={() => save.reset()}>{t('先不保存')}</Button>
          <Button disabled={!mine} onClick={() => mine && load(mine)} data-testid="conflict-reload">
            {t('用对方的，放弃我的')}
          </Button>
          <Button
            type="primary"
            disabled={!mine}
            loading={save.isPending}
            onClick={() => mine && save.mutate(mine.revision)}
            data-testid="conflict-take-over"
          >
            {t('用我的覆盖')}
          </Button>
        </>
      }
    >
      {conflict && (
        <QueryView query={theirs}>
          {(view) => {
            const differing = ruleChanges(view.definition, definition);
            return (
              <>
                <p className="dialog-note">
                  {t('{who} 在 {time} 保存过。你的和对方的有 {n} 处不同：', {
                    who: view.updatedBy,
                    time: dateTimeWords(view.updatedAt),
                    n: differing.length,
                  })}
                </p>
                <ul className={styles.differing}>
                  {differing.map((each) => (
                    <li key={each.field + each.title}>
                      <span>{each.title}</span>
                      <span>{t('对方 {value}', { value: each.before ?? t('没有') })}</span>
                      <b>{t('你 {value}', { value: each.after ?? t('没有') })}</b>
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </QueryView>
      )}
    </Modal>
  );
}
