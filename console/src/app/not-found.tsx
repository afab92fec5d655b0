import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state';
import { useText } from '../lib/use-text';
import { useTitle } from '../lib/use-title';

export function NotFound() {
  const t = useText();
  useTitle(t('没有这个页面'));
  return <EmptyState icon="search" title={t('没有这个页面')} action={<Link to="/">{t('回到总览')}</Link>} />;
}
