import { Button } from '@tarojs/components';
import { phoneAnswer, type PhoneAnswer } from './phone-answer';
import styles from './profile.module.scss';

export interface PhoneButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onAnswer: (answer: PhoneAnswer) => void;
}

/** WeChat's own button: it asks the person, and gives a code of five minutes. */
export function PhoneButton({ label, disabled, onAnswer }: PhoneButtonProps) {
  return (
    <Button
      id="profile-phone"
      className={styles.small}
      hoverClass="none"
      disabled={disabled}
      openType="getPhoneNumber"
      onGetPhoneNumber={({ detail }) => onAnswer(phoneAnswer(detail))}
    >
      {label}
    </Button>
  );
}
