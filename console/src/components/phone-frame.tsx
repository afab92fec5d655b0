import type { ReactNode } from 'react';
import './phone-frame.css';

interface PhoneFrameProps {
  readonly title: string;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** A page of the mini-program as a member sees it, in the colours of the phone. */
export function PhoneFrame({ title, testId, children }: PhoneFrameProps) {
  return (
    <div className="phone-frame" data-testid={testId}>
      <p className="phone-frame-top">{title}</p>
      <div className="phone-frame-page">{children}</div>
    </div>
  );
}
