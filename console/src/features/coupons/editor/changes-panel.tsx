import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { Panel } from '../../../components/panel';
import { count } from '../../../lib/numbers';
import { useText } from '../../../lib/use-text';
import type { CouponChange, CouponChanges } from './coupon-changes';
import styles from './changes.module.css';

interface ChangesPanelProps {
  readonly changes: CouponChanges;
  readonly template: CouponTemplate;
}

/** What saving would change, and for whom. */
export function ChangesPanel({ changes: { terms, limits }, template }: ChangesPanelProps) {
  const t = useText();
  if (terms.length + limits.length === 0) return null;
  return (
    <Panel title={t('这次改了什么')}>
      {terms.length > 0 && (
        <p className={styles.note}>
          {t('条件变了，会成为第 {n} 版。已发的 {issued} 张照原来的条件用到底，只有之后发出的才是新的。', {
            n: template.version + 1,
            issued: count(template.issued),
          })}
        </p>
      )}
      <ul className={styles.changes}>
        {[...terms, ...limits].map((change) => (
          <Change key={change.label} change={change} />
        ))}
      </ul>
    </Panel>
  );
}

function Change({ change: { label, before, after } }: { readonly change: CouponChange }) {
  const t = useText();
  return (
    <li>
      <span>{t(label)}</span>
      <del>{before}</del>
      <span aria-hidden="true">→</span>
      <b>{after}</b>
    </li>
  );
}
