import { sentenceOf } from '../../../api/sentence-of';
import { PillButton } from '../../../components/pill-button/pill-button';
import { toast } from '../../../toast';
import { askPhoneCode } from '../../../wechat.h5';
import { phoneAnswer } from './phone-answer';
import type { PhoneButtonProps } from './phone-button';

/** The simulated WeChat of the demo shop asks, and gives the code. */
export function PhoneButton({ label, disabled, onAnswer }: PhoneButtonProps) {
  const ask = () => {
    askPhoneCode().then(
      (detail) => onAnswer(phoneAnswer(detail)),
      (error: unknown) => toast(sentenceOf(error)),
    );
  };
  return (
    <PillButton id="profile-phone" disabled={disabled} onTap={ask}>
      {label}
    </PillButton>
  );
}
