import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useDebounced } from '../lib/use-debounced';
import { Icon } from './icon';
import './search-field.css';

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly testId?: string;
  readonly onSettled: (text: string) => void;
}

/** Types freely; the list follows once the typing rests, and the field follows the address when that changes. */
export function SearchField({ label, placeholder, value, testId, onSettled }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const settled = useDebounced(text.trim());
  const sent = useRef(value);
  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onSettled(settled);
  }, [settled, onSettled]);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  return (
    <Input
      data-testid={testId}
      className="search-field"
      aria-label={label}
      placeholder={placeholder}
      allowClear
      prefix={<Icon name="search" size={15} />}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
