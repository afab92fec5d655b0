import { readFileSync } from 'node:fs';
import path from 'node:path';
import { posterColours } from './poster-colours';

const palettes = readFileSync(path.join(__dirname, '../../../styles/palettes.scss'), 'utf8');

describe('the colours of the poster', () => {
  it.each(Object.entries(posterColours))('are those of the card: %s', (palette, { card, ink, sub, acc }) => {
    const [rule] = new RegExp(`\\.palette-${palette} \\{\\s*@include tier\\([^)]*`).exec(palettes) ?? [''];
    expect(rule).toContain([card, ink, sub, acc].join(', '));
  });
});
