import type { ReactNode } from 'react';
import { useTitle } from '../lib/use-title';
import './page-header.css';

interface PageHeaderProps {
  readonly title: string;
  readonly tag?: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one `h1` of a page, its facts and its actions; names the browser tab as well. */
export function PageHeader({ title, tag, note, actions }: PageHeaderProps) {
  useTitle(title);
  return (
    <div className="page-header">
      <h1>{title}</h1>
      {tag}
      {note && <span className="page-header-note">{note}</span>}
      {actions && <div className="page-header-actions">{actions}</div>}
    </div>
  );
}
