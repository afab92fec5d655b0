import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './empty-state.css';

interface EmptyStateProps {
  readonly icon: IconName;
  readonly title: string;
  readonly note?: string;
  /** The one thing to do next. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, note, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <Icon name={icon} size={28} />
      <strong>{title}</strong>
      {note && <p>{note}</p>}
      {action}
    </div>
  );
}
