import { describe, expect, it } from 'vitest';
import { whoIs } from './scan-text';

describe('what identifies a member', () => {
  it.each([
    ['8827982169738623605', { code: '8827982169738623605' }],
    ['88 27982169 73862360 5', { code: '8827982169738623605' }],
    ['8827982169738623605.eyJ0Ijo.a-b_c', { code: '8827982169738623605.eyJ0Ijo.a-b_c' }],
    ['8827982169738623605.eyJ0I', { code: '8827982169738623605' }],
    ['138 0013 8000', { phone: '13800138000' }],
    [' M-000017 ', { cardNo: 'M-000017' }],
    ['  ', null],
  ])('%s', (text, who) => expect(whoIs(text)).toEqual(who));
});
