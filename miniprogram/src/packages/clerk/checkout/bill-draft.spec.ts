import {
  billLines,
  draftFen,
  emptyDraft,
  withActive,
  withCategory,
  withKey,
  withNewLine,
  withoutLine,
} from './bill-draft';

const typed = (text: string, draft = emptyDraft('饮品')) => Array.from(text).reduce(withKey, draft);

describe('a bill as it is typed', () => {
  it('is one line without anything to do for it', () => {
    expect(billLines(typed('128'))).toEqual([{ key: '1', title: '饮品', category: '饮品', amountFen: 12_800 }]);
  });

  it('takes another line once the first has an amount', () => {
    expect(withNewLine(emptyDraft('饮品'))).toEqual(emptyDraft('饮品'));
    const two = typed('36', withCategory(withNewLine(typed('128')), '豆子'));
    expect(billLines(two).map(({ category, amountFen }) => [category, amountFen])).toEqual([
      ['饮品', 12_800],
      ['豆子', 3_600],
    ]);
    expect(draftFen(two)).toBe(16_400);
  });

  it('goes on in the line that was tapped and forgets one left empty', () => {
    const back = withActive(withNewLine(typed('128')), '1');
    expect(back.lines).toHaveLength(1);
    expect(billLines(withKey(back, '.'))[0]?.amountFen).toBe(12_800);
  });

  it('loses a line, and empties the last one', () => {
    const two = typed('36', withNewLine(typed('128')));
    expect(withoutLine(two, '2')).toEqual({ lines: [expect.objectContaining({ key: '1' })], active: '1' });
    expect(withoutLine(typed('128'), '1')).toEqual(emptyDraft('饮品'));
  });

  it('never names two lines alike', () => {
    const two = typed('36', withNewLine(typed('128')));
    const again = withNewLine(withActive(withoutLine(two, '1'), '2'));
    expect(again.lines.map(({ key }) => key)).toEqual(['2', '3']);
  });
});
