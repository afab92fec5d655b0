import type { CSSProperties, ReactNode } from 'react';
import './tag.css';

export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info';

interface TagProps {
  readonly tone?: Tone;
  readonly style?: CSSProperties;
  readonly children: ReactNode;
}

export function Tag({ tone = 'plain', style, children }: TagProps) {
  return (
    <span className={`tag tag-${tone}`} style={style}>
      {children}
    </span>
  );
}
