import { Button } from '@tarojs/components';
import { sentenceOf } from '../../../api/sentence-of';
import { toast } from '../../../toast';
import { askPhoneCode } from '../../../wechat.h5';
import { phoneAnswer } from './phone-answer';
import type { PhoneButtonProps } from './phone-button';
import styles from './profile.module.scss';

/** The simulated WeChat of the demo shop asks, and gives the code. */
export function PhoneButton({ label, disabled, onAnswer }: PhoneButtonProps) {
  const ask = () => {
    askPhoneCode().then(
      (detail) => onAnswer(phoneAnswer(detail)),
      (error: unknown) => toast(sentenceOf(error)),
    );
  };
  return (
    <Button id="profile-phone" className={styles.small} disabled={disabled} onClick={ask}>
      {label}
    </Button>
  );
}
