import { describe, expect, it } from 'vitest';
import { draftProblem, emptyGathering } from './gathering-draft';

describe('the draft of a gathering', () => {
  const whole = {
    ...{ ...emptyGathering, title: '杯测', intro: '三支豆子', storeId: 'anfu' },
    ...{ startsOn: '2026-11-28T14:00', endsOn: '2026-11-28T16:00' },
  };

  it('says what is missing, one thing after the other', () => {
    expect(draftProblem(whole)).toBeNull();
    expect(draftProblem(emptyGathering)).toBe('写一个标题');
    expect(draftProblem({ ...whole, intro: ' ' })).toBe('写几句做什么');
    expect(draftProblem({ ...whole, endsOn: '' })).toBe('选好开始和结束的时间');
    expect(draftProblem({ ...whole, endsOn: whole.startsOn })).toBe('结束要晚于开始');
    expect(draftProblem({ ...whole, signUpFrom: whole.startsOn })).toBe('报名要早于开始');
    expect(draftProblem({ ...whole, storeId: null })).toBe('选一家门店，或写明地点');
    expect(draftProblem({ ...whole, storeId: null, place: '武康路 378 号' })).toBeNull();
    expect(draftProblem({ ...whole, capacity: 0 })).toBe('至少要有一个名额');
  });
});
