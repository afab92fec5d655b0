import { Link, useMatches } from 'react-router';
import { useCrumb } from '../../lib/crumb';
import { useText } from '../../lib/use-text';

interface CrumbHandle {
  readonly crumbs: readonly string[];
  readonly parent?: string;
}

export function Breadcrumbs({ shopName }: { readonly shopName: string }) {
  const t = useText();
  const handle = useMatches().at(-1)?.handle as CrumbHandle | undefined;
  const own = useCrumb();
  const crumbs = [...(handle?.crumbs.map((crumb) => t(crumb)) ?? []), ...(own ? [own] : [])];
  return (
    <nav className="crumbs" aria-label={t('当前位置')}>
      <ol>
        <li>
          <Link to="/">{shopName}</Link>
        </li>
        {crumbs.map((crumb, index) => (
          <li key={crumb} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
            {index === 0 && crumbs.length > 1 && handle?.parent ? <Link to={handle.parent}>{crumb}</Link> : crumb}
          </li>
        ))}
      </ol>
    </nav>
  );
}
