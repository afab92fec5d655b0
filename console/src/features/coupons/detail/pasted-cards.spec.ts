import { describe, expect, it } from 'vitest';
import { pastedCards } from './pasted-cards';

describe('card numbers pasted from a list', () => {
  it('are read from lines, commas and spaces, each once whatever its case', () => {
    expect(pastedCards('M12\r\nM13，M14; m12\n\n')).toEqual(['m12', 'M13', 'M14']);
    expect(pastedCards('  \n')).toEqual([]);
  });
});
