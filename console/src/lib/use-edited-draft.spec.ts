import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useEditedDraft } from './use-edited-draft';

describe('work on a draft', () => {
  const open = () =>
    renderHook(({ known, newest }) => useEditedDraft(known, newest), {
      initialProps: { known: 3, newest: { title: '旧' } },
    });

  it('follows the newest while nothing is changed, and is not changed by being read again', () => {
    const { result, rerender } = open();
    rerender({ known: 3, newest: { title: '旧' } });
    expect(result.current.isChanged).toBe(false);
    rerender({ known: 4, newest: { title: '别人改的' } });
    expect(result.current).toMatchObject({ draft: { title: '别人改的' }, revision: 4, isChanged: false });
  });

  it('stays what it was begun from once something is changed', () => {
    const { result, rerender } = open();
    act(() => result.current.edit({ title: '我的' }));
    rerender({ known: 4, newest: { title: '别人改的' } });
    expect(result.current).toMatchObject({ draft: { title: '我的' }, revision: 3, isChanged: true });
  });

  it('is unchanged again once it is stored', () => {
    const { result } = open();
    const mine = { title: '我的' };
    act(() => result.current.edit(mine));
    act(() => result.current.saved(4, mine));
    expect(result.current).toMatchObject({ draft: mine, revision: 4, isChanged: false });
  });
});
