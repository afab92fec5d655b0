import { Picker, Text, View } from '@tarojs/components';
import { Icon } from '../../../components/icon/icon';
import { monthAfter, spokenMonth } from '../months';
import styles from '../points.module.scss';

interface MonthBarProps {
  readonly month: string;
  readonly first: string;
  readonly last: string;
  readonly onPick: (month: string) => void;
}

interface StepProps {
  readonly id: string;
  readonly label: string;
  readonly icon: 'left' | 'right';
  readonly disabled: boolean;
  readonly onTap: () => void;
}

function Step({ id, label, icon, disabled, onTap }: StepProps) {
  return (
    <View
      id={id}
      className={`${styles.monthStep} ${disabled ? styles.disabled : ''}`}
      role="button"
      aria-label={label}
      aria-disabled={disabled}
      onClick={disabled ? undefined : onTap}
    >
      <Icon name={icon} />
    </View>
  );
}

/** The month of a statement: one step back or on, or chosen from all. */
export function MonthBar({ month, first, last, onPick }: MonthBarProps) {
  return (
    <View className={styles.monthBar}>
      <Step
        id="month-before"
        label="上个月"
        icon="left"
        disabled={month <= first}
        onTap={() => onPick(monthAfter(month, -1))}
      />
      <Picker
        mode="date"
        fields="month"
        value={month}
        start={first}
        end={last}
        onChange={(event) => onPick(event.detail.value.slice(0, 7))}
      >
        <View className={styles.monthChoice}>
          <Text id="statement-month">{spokenMonth(month)}</Text>
          <Icon name="down" size={14} />
        </View>
      </Picker>
      <Step
        id="month-after"
        label="下个月"
        icon="right"
        disabled={month >= last}
        onTap={() => onPick(monthAfter(month, 1))}
      />
    </View>
  );
}
