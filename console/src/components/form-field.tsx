import { useId, type ReactNode } from 'react';
import './form-field.css';

interface FormFieldProps {
  readonly label: string;
  readonly extra?: ReactNode;
  readonly problem?: string;
  /** Draws the field; `id` ties it to its label. */
  readonly children: (id: string) => ReactNode;
}

export function FormField({ label, extra, problem, children }: FormFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {extra}
      </div>
      {children(id)}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
