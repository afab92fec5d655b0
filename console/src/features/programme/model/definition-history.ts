import type { Definition } from './definition';

/** The definition on the desk, what it was before, and what was taken back. */
export interface DefinitionHistory {
  readonly past: readonly Definition[];
  readonly present: Definition;
  readonly future: readonly Definition[];
  /** Of the last change: typing and dragging in one place are one step back. */
  readonly tag: string | null;
}

export type HistoryAction =
  | { readonly kind: 'change'; readonly definition: Definition; readonly tag?: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** Starts anew: another revision was loaded. */
  | { readonly kind: 'load'; readonly definition: Definition };

const MOST_STEPS = 200;

export function startHistory(definition: Definition): DefinitionHistory {
  return { past: [], present: definition, future: [], tag: null };
}

export function definitionHistory(state: DefinitionHistory, action: HistoryAction): DefinitionHistory {
  switch (action.kind) {
    case 'change':
      return changed(state, action.definition, action.tag ?? null);
    case 'undo': {
      const before = state.past.at(-1);
      if (!before) return state;
      return { past: state.past.slice(0, -1), present: before, future: [state.present, ...state.future], tag: null };
    }
    case 'redo': {
      const [next, ...future] = state.future;
      if (!next) return state;
      return { past: [...state.past, state.present], present: next, future, tag: null };
    }
    case 'load':
      return startHistory(action.definition);
    default:
      return action satisfies never;
  }
}

function changed(state: DefinitionHistory, definition: Definition, tag: string | null): DefinitionHistory {
  if (definition === state.present) return state;
  const past = tag !== null && tag === state.tag ? state.past : [...state.past, state.present].slice(-MOST_STEPS);
  return { past, present: definition, future: [], tag };
}
