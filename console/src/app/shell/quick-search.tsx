import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Icon } from '../../components/icon';
import { useText } from '../../lib/use-text';

/** Finds a member from anywhere; ⌘K or Ctrl+K leads here. */
export function QuickSearch() {
  const t = useText();
  const navigate = useNavigate();
  const field = useRef<InputRef>(null);
  const [text, setText] = useState('');
  useFocusShortcut(() => field.current?.focus());
  return (
    <Input
      ref={field}
      className="quick-search"
      role="searchbox"
      aria-label={t('找会员')}
      placeholder={t('会员姓名、卡号、手机')}
      prefix={<Icon name="search" size={15} />}
      suffix={<kbd>⌘K</kbd>}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => {
        void navigate(text.trim() ? `/members?search=${encodeURIComponent(text.trim())}` : '/members');
        setText('');
      }}
    />
  );
}

function useFocusShortcut(focus: () => void): void {
  const latest = useRef(focus);
  useEffect(() => {
    latest.current = focus;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
