import { useState } from 'react';
import type { CursorPages } from '../../lib/use-cursor-pages';

/** Paging by key for a list that is not part of the address: a drawer. */
export function useLocalPages(): CursorPages {
  const [trail, setTrail] = useState<readonly string[]>([]);
  return {
    cursor: trail.at(-1),
    page: trail.length + 1,
    next: (cursor) => setTrail([...trail, cursor]),
    previous: () => setTrail(trail.slice(0, -1)),
  };
}
