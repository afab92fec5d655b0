import { useState } from 'react';
import { cancelBill } from '../../../api/till';
import { sentenceOf } from '../../../api/sentence-of';

/** The server settles whether the money or the cancel came first; `onChange` has its word fetched. */
export function useCancelBill(billNo: string, onChange: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const cancel = async () => {
    setBusy(true);
    setProblem('');
    try {
      await cancelBill(billNo);
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    setBusy(false);
    onChange();
  };
  return { busy, problem, cancel };
}
