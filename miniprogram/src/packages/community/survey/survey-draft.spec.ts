import { phone } from '../../../../test/doubles/taro';
import { surveyDraft } from './survey-draft';

const questions = [{ key: 'taste' }, { key: 'words' }];

describe('a survey begun', () => {
  beforeEach(() => phone.reset());

  it('is there again when the page is opened again, each survey by itself', () => {
    surveyDraft.keep(7, { taste: 'light', words: '好' });
    expect(surveyDraft.read(7, questions)).toEqual({ taste: 'light', words: '好' });
    expect(surveyDraft.read(8, questions)).toEqual({});
  });

  it('keeps no answer to a question that is not asked any more', () => {
    surveyDraft.keep(7, { taste: 'light', gone: 3 });
    expect(surveyDraft.read(7, questions)).toEqual({ taste: 'light' });
  });

  it('is gone once it was sent', () => {
    surveyDraft.keep(7, { taste: 'light' });
    surveyDraft.drop(7);
    expect(surveyDraft.read(7, questions)).toEqual({});
  });
});
