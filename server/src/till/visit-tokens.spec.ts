import { Refusal } from '../http/refusal.js';
import { VISIT_MS, VisitTokens, type VisitProof } from './visit-tokens.js';

const tokens = new VisitTokens({ secrets: { session: 's'.repeat(32) } });
const NOW = 1_000_000;
const proof: VisitProof = {
  memberId: 7,
  staffId: 3,
  storeId: 'anfu',
  maySpend: true,
  codeHash: 'a'.repeat(64),
  expiresAt: NOW + VISIT_MS,
};
const codeOf = (work: () => unknown) => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    return error instanceof Refusal ? error.code : error;
  }
};

describe('a visit', () => {
  it('is read as it was issued, and is short enough for its field', () => {
    const token = tokens.issue(proof);
    expect(tokens.read(token)).toEqual(proof);
    expect(token.length).toBeLessThanOrEqual(600);
  });

  it('is refused when any part of it is changed, missing or made with another secret', () => {
    const token = tokens.issue(proof);
    const [body, signature] = token.split('.') as [string, string];
    const other = Buffer.from(JSON.stringify({ ...proof, memberId: 8 })).toString('base64url');
    const foreign = new VisitTokens({ secrets: { session: 't'.repeat(32) } }).issue(proof);
    for (const forged of [`${other}.${signature}`, `${body}.`, body, '', '.', `${token}.x`, foreign]) {
      expect(codeOf(() => tokens.read(forged))).toBe('malformed');
    }
  });
});
