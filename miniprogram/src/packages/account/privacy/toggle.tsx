import { View } from '@tarojs/components';
import styles from './privacy.module.scss';

interface ToggleProps {
  readonly id: string;
  readonly label: string;
  readonly on: boolean;
  readonly disabled: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, at once; tapping again takes it back. */
export function Toggle({ id, label, on, disabled, onChange }: ToggleProps) {
  return (
    <View
      id={id}
      className={`${styles.toggle} ${on ? styles.toggleOn : ''} ${disabled ? styles.busy : ''}`}
      role="switch"
      aria-label={label}
      aria-checked={on}
      aria-disabled={disabled}
      onClick={disabled ? undefined : () => onChange(!on)}
    >
      <View className={styles.knob} />
    </View>
  );
}
