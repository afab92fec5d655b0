import { describe, expect, it } from 'vitest';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { definitionHistory, startHistory, type HistoryAction } from './definition-history';

const named = (name: string) => ({ ...growthCard, name });
const run = (...actions: readonly HistoryAction[]) => actions.reduce(definitionHistory, startHistory(named('a')));
const change = (name: string, tag?: string): HistoryAction => ({ kind: 'change', definition: named(name), tag });

describe('taking back and doing again', () => {
  it('goes back step by step and forward again', () => {
    const back = run(change('b'), change('c'), { kind: 'undo' });
    expect(back.present.name).toBe('b');
    expect(definitionHistory(back, { kind: 'redo' }).present.name).toBe('c');
  });

  it('counts typing in one place as one step', () => {
    const typed = run(change('1', 'gold'), change('18', 'gold'), change('180', 'gold'), { kind: 'undo' });
    expect(typed.present.name).toBe('a');
  });

  it('forgets what was taken back once something else is changed', () => {
    const other = run(change('b'), { kind: 'undo' }, change('c'));
    expect(definitionHistory(other, { kind: 'redo' }).present.name).toBe('c');
    expect(other.future).toEqual([]);
  });

  it('does nothing at either end', () => {
    expect(run({ kind: 'undo' }).present.name).toBe('a');
    expect(run({ kind: 'redo' }).present.name).toBe('a');
  });

  it('starts anew with another revision', () => {
    expect(run(change('b'), { kind: 'load', definition: named('c') }).past).toEqual([]);
  });
});
