import { Button } from '@tarojs/components';
import type { ReactNode } from 'react';
import styles from './agree-button.module.scss';

export interface AgreeButtonProps {
  readonly id: string;
  readonly disabled?: boolean;
  readonly onAgree: () => void;
  readonly children: ReactNode;
}

/** The tap that WeChat takes as the agreement to the privacy guide of the mini-program, beside being the shop's own. */
export function AgreeButton({ id, disabled = false, onAgree, children }: AgreeButtonProps) {
  return (
    <Button
      id={id}
      className={`${styles.agree} ${disabled ? styles.waiting : ''}`}
      hoverClass="none"
      disabled={disabled}
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={onAgree}
    >
      {children}
    </Button>
  );
}
