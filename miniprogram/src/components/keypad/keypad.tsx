import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from '../icon/icon';
import { Key } from './key';
import styles from './keypad.module.scss';

interface Action {
  readonly id: string;
  readonly disabled: boolean;
  readonly onTap: () => void;
  readonly label: ReactNode;
}

interface KeypadProps {
  /** Ids of the keys are `<name>-1`, `<name>-dot`, `<name>-back`, `<name>-clear`, and `submit`. */
  readonly name: string;
  readonly onKey: (key: string) => void;
  readonly submit: Action;
  /** Another way to go on, above the first. */
  readonly other?: Action;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

function ActionKey({ action, tone }: { readonly action: Action; readonly tone: string | undefined }) {
  const { id, disabled, onTap, label } = action;
  return (
    <View
      id={id}
      className={`${styles.submit} ${disabled ? styles.blocked : tone}`}
      hoverClass={disabled ? 'none' : (styles.pressed ?? 'none')}
      role="button"
      aria-disabled={disabled}
      onClick={disabled ? undefined : onTap}
    >
      {label}
    </View>
  );
}

/** An own keypad for amounts: large keys, one way to correct, one way on. */
export function Keypad({ name, onKey, submit, other }: KeypadProps) {
  return (
    <View className={styles.keypad}>
      <View className={styles.left}>
        {digits.map((digit) => (
          <Key key={digit} id={`${name}-${digit}`} onTap={() => onKey(digit)}>
            {digit}
          </Key>
        ))}
        <Key id={`${name}-clear`} dim onTap={() => onKey('clear')}>
          <Text className={styles.word}>清空</Text>
        </Key>
        <Key id={`${name}-0`} onTap={() => onKey('0')}>
          0
        </Key>
        <Key id={`${name}-dot`} onTap={() => onKey('.')}>
          .
        </Key>
      </View>
      <View className={styles.right}>
        <Key id={`${name}-back`} dim label="退格" onTap={() => onKey('back')}>
          <Icon name="backspace" size={24} />
        </Key>
        {other && <ActionKey action={other} tone={styles.other} />}
        <ActionKey action={submit} tone="" />
      </View>
    </View>
  );
}
