import { Button } from 'antd';
import { timeOfDay } from '../lib/dates';
import { useText } from '../lib/use-text';
import { Icon } from './icon';
import './stale-note.css';

interface StaleNoteProps {
  /** When the figures on the screen were read. */
  readonly at: number;
  readonly onRetry: () => void;
}

/** The screen keeps its last figures and says from when they are. */
export function StaleNote({ at, onRetry }: StaleNoteProps) {
  const t = useText();
  return (
    <div className="stale" role="status">
      <Icon name="warning" size={18} />
      <span>{t('数字停在 {time}，正在重连', { time: timeOfDay(at) })}</span>
      <Button size="small" type="text" onClick={onRetry}>
        {t('再试一次')}
      </Button>
    </div>
  );
}
