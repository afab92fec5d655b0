import { Button } from 'antd';
import { useRef, useState } from 'react';
import { shrinkPicture } from '../lib/shrink-picture';
import { useText } from '../lib/use-text';
import { Icon } from './icon';
import './picture-field.css';

interface PictureFieldProps {
  readonly label: string;
  readonly value: string | null;
  /** Pixels and letters that the picture may have; larger ones are made smaller here. */
  readonly most: { readonly width: number; readonly characters: number };
  readonly onChange: (value: string | null) => void;
  readonly removable?: boolean;
}

/** Chooses a picture of any size and keeps it small. */
export function PictureField({ label, value, most, onChange, removable }: PictureFieldProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState(false);
  const choose = async (file: File | undefined) => {
    if (!file) return;
    try {
      onChange(await shrinkPicture(file, most));
      setProblem(false);
    } catch {
      setProblem(true);
    }
    if (input.current) input.current.value = '';
  };
  return (
    <div className="picture-field">
      {value ? <img src={value} alt="" /> : <span className="picture-field-empty">{t('没有图片')}</span>}
      <div>
        <input
          ref={input}
          type="file"
          accept="image/jpeg,image/png,image/webp"
          aria-label={label}
          hidden
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        <Button icon={<Icon name="plus" size={14} />} onClick={() => input.current?.click()}>
          {value ? t('换一张') : t('选图片')}
        </Button>
        {removable && value && <Button onClick={() => onChange(null)}>{t('去掉')}</Button>}
        <p className={problem ? 'field-problem' : 'muted'} role={problem ? 'alert' : undefined}>
          {problem ? t('这张图片用不了，请换一张 JPEG、PNG 或 WebP。') : t('会自动缩小到手机上的尺寸。')}
        </p>
      </div>
    </div>
  );
}
