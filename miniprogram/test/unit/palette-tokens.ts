import path from 'node:path';
import postcss, { type Root, type Rule } from 'postcss';
import { compile } from 'sass';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const palettes = ['plain', 'silver', 'gold', 'platinum', 'jade'] as const;
export type Palette = (typeof palettes)[number];

const file = path.join(__dirname, '../../src/styles/palettes.scss');

function declared(root: Root, selector: string, theme: Theme): [string, string][] {
  const found: [string, string][] = [];
  const read = (rule: Rule) => {
    if (rule.selectors.includes(selector)) rule.walkDecls((one) => void found.push([one.prop, one.value]));
  };
  root.each((node) => {
    if (node.type === 'rule') read(node);
    if (node.type === 'atrule' && theme === 'dark' && node.params.includes('prefers-color-scheme: dark'))
      node.walkRules(read);
  });
  return found;
}

/** The colours a page of this palette has in this theme, as the style sheet says them: `--ink1` → `#1e1b17`. */
export function tokensOf(palette: Palette, theme: Theme): ReadonlyMap<string, string> {
  const root = postcss.parse(compile(file).css);
  return new Map([...declared(root, 'page', theme), ...declared(root, `.palette-${palette}`, theme)]);
}
