import { Input } from 'antd';
import { useAddressParam } from '../lib/use-address-param';
import { useText } from '../lib/use-text';
import './day-range.css';

/** From one day to another, both included, kept in the address as `from` and `to`. */
export function DayRange() {
  const t = useText();
  const [from, setFrom] = useAddressParam('from');
  const [to, setTo] = useAddressParam('to');
  return (
    <span className="day-range">
      <Input
        type="date"
        aria-label={t('从哪天')}
        value={from}
        max={to || undefined}
        onChange={(event) => setFrom(event.target.value)}
      />
      <span>{t('到')}</span>
      <Input
        type="date"
        aria-label={t('到哪天（含）')}
        value={to}
        min={from || undefined}
        onChange={(event) => setTo(event.target.value)}
      />
    </span>
  );
}
