import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';
import { useText } from '../lib/use-text';

/**
 * Asks before unsaved work is left: within the console with a dialog, beyond it with the browser's own. Gives what lets
 * the page be left without asking, for the way on once the work is saved.
 */
export function useLeaveGuard(dirty: boolean): () => void {
  const t = useText();
  const { modal } = App.useApp();
  const released = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const asking = useRef(false);
  useEffect(() => {
    if (blocker.state !== 'blocked' || asking.current) return;
    asking.current = true;
    const answered = (go: () => void) => () => {
      asking.current = false;
      go();
    };
    modal.confirm({
      title: t('改动还没有保存'),
      content: t('离开后，上次保存之后的改动就没有了。'),
      okText: t('离开'),
      cancelText: t('留下'),
      onOk: answered(() => blocker.proceed()),
      onCancel: answered(() => blocker.reset()),
    });
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
  return useCallback(() => {
    released.current = true;
  }, []);
}
