import { sentenceOf } from '../../api/sentence-of';
import { Notice } from './notice';

interface ErrorStateProps {
  readonly title: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What did not load, why in the server's own sentence, and the way to try again. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  return (
    <Notice
      id="error"
      title={title}
      note={sentenceOf(error)}
      action={{ id: 'error-retry', label: '再试一次', onTap: onRetry }}
    />
  );
}
