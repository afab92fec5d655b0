import { useQuery } from '@tanstack/react-query';
import type { CouponTemplateVersion } from '@jieti/shared/api/coupons';
import { couponVersionsQuery } from '../../../api/coupons';
import { useKeyNames } from '../../../api/use-key-names';
import { QueryView } from '../../../components/query-view';
import { dateTimeWords } from '../../../lib/dates';
import { useText } from '../../../lib/use-text';
import { versionChanges } from '../editor/coupon-changes';
import styles from './detail.module.css';

/** What coupons of other days promise: each version with what it changed about the one before. */
export function Versions({ templateId }: { readonly templateId: number }) {
  const t = useText();
  const query = useQuery(couponVersionsQuery(templateId));
  return (
    <details className={styles.versions}>
      <summary>{t('改过的版本')}</summary>
      <QueryView query={query}>
        {(versions) => (
          <ol>
            {versions.map((version, index) => (
              <Version key={version.version} version={version} before={versions[index + 1]} />
            ))}
          </ol>
        )}
      </QueryView>
    </details>
  );
}

interface VersionProps {
  readonly version: CouponTemplateVersion;
  readonly before: CouponTemplateVersion | undefined;
}

function Version({ version, before }: VersionProps) {
  const t = useText();
  const names = useKeyNames();
  const changes = before ? versionChanges(before, version, names) : [];
  return (
    <li>
      <b>{t('第 {n} 版', { n: version.version })}</b>{' '}
      <span className="muted">
        {version.createdBy}，{dateTimeWords(version.createdAt)}
      </span>
      {changes.map(({ label, before: old, after }) => (
        <p key={label}>
          {t(label)} <del>{old}</del> {after}
        </p>
      ))}
    </li>
  );
}
