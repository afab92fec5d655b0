import { act, renderHook } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from './language';
import { useText } from './use-text';

afterEach(() => setLanguage('zh'));

describe('the language of the screens', () => {
  it('is Chinese first and switches to English at once', () => {
    const { result } = renderHook(() => useText());
    expect(result.current('共 {n} 位', { n: '48,216' })).toBe('共 48,216 位');
    act(() => setLanguage('en'));
    expect(result.current('共 {n} 位', { n: '48,216' })).toBe('48,216 members');
    expect(document.documentElement.lang).toBe('en');
  });

  it('shows the Chinese where there is no English yet', () => {
    act(() => setLanguage('en'));
    const { result } = renderHook(() => useText());
    expect(result.current('还没有译文')).toBe('还没有译文');
  });
});
