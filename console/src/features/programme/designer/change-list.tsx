import { Button, Tooltip } from 'antd';
import type { RuleChange } from '@jieti/shared/api/drafts';
import { Icon } from '../../../components/icon';
import { useText } from '../../../lib/use-text';
import { undoChange } from '../model/undo-change';
import { useDesk } from './desk';
import styles from './designer.module.css';

/** What differs from the published version, each with the way back. */
export function ChangeList() {
  const t = useText();
  const { changes, definition, published, change, readOnly } = useDesk();
  if (!published) return null;
  return (
    <section className={styles.changes} aria-label={t('这一版改了什么')}>
      <h3>{t('这一版改了什么')}</h3>
      {changes.length === 0 && <p className="muted">{t('还没有改动。')}</p>}
      <ul>
        {changes.map((each) => {
          const undone = undoChange(definition, published, each.field);
          return (
            <li key={`${each.field}.${each.title}.${each.before}`} className={isLong(each) ? styles.long : undefined}>
              <span>{each.title}</span>
              <b>
                {each.before ?? t('没有')} → {each.after ?? t('没有')}
              </b>
              {!readOnly && undone && (
                <Tooltip title={t('只撤销这一处')}>
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('撤销：{title}', { title: each.title })}
                    icon={<Icon name="back" size={14} />}
                    onClick={() => change(undone)}
                  />
                </Tooltip>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Sentences stand below their title, figures beside it. */
function isLong({ before, after }: RuleChange): boolean {
  return (before ?? '').length + (after ?? '').length > 22;
}
