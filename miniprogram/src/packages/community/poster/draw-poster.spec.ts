import { drawPoster, posterSize, type Pen } from './draw-poster';

/** A pen that remembers what it wrote and drew; every character is as wide as its font is high. */
function aPen() {
  const words: { readonly text: string; readonly right: number; readonly y: number }[] = [];
  const images: object[] = [];
  let font = '10px x';
  const widthOf = (text: string) => [...text].length * Number(/(\d+)px/.exec(font)?.[1]);
  const nothing = () => undefined;
  const pen: Pen = {
    ...{ fillStyle: '', strokeStyle: '', lineWidth: 1, globalAlpha: 1, textBaseline: 'alphabetic' as const },
    ...{ fillRect: nothing, beginPath: nothing, closePath: nothing, moveTo: nothing, lineTo: nothing },
    ...{ arcTo: nothing, fill: nothing, stroke: nothing, scale: nothing },
    get font() {
      return font;
    },
    set font(value) {
      font = value;
    },
    fillText: (text, x, y) => void words.push({ text, right: x + widthOf(text), y }),
    measureText: (text) => ({ width: widthOf(text) }) as TextMetrics,
    drawImage: (image) => void images.push(image),
  };
  return { pen, words, images };
}

describe('the poster of an invitation', () => {
  it('names the shop and who invites, masked, and holds the code', () => {
    const { pen, words, images } = aPen();
    const code = {};
    drawPoster(pen, { palette: 'gold', shopName: '山野咖啡', inviter: '林**' }, code);
    expect(words.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['山野咖啡', '林** 邀请你', '加入山野咖啡会员', '长按或扫码']),
    );
    expect(images).toEqual([code]);
  });

  it.each(['plain', 'silver', 'gold', 'platinum', 'jade'] as const)(
    'keeps a long name within the paper: %s',
    (palette) => {
      const { pen, words } = aPen();
      drawPoster(pen, { palette, shopName: '山野咖啡与面包及四季时令点心研究所安福路总店', inviter: '' }, {});
      for (const { right } of words) expect(right).toBeLessThanOrEqual(posterSize.width);
      const body = words.filter(({ text }) => !['长按或扫码', '打开会员卡'].includes(text));
      expect(Math.max(...body.map(({ y }) => y))).toBeLessThan(posterSize.height - 168);
    },
  );

  it('says 邀请你 alone where the member gave no name', () => {
    const { pen, words } = aPen();
    drawPoster(pen, { palette: 'plain', shopName: '山野咖啡', inviter: '' }, {});
    expect(words.map(({ text }) => text)).toContain('邀请你');
  });
});
