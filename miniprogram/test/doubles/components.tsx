import { createElement, type ReactNode } from 'react';

interface Props {
  readonly children?: ReactNode;
  readonly [name: string]: unknown;
}

const own = [
  'hoverClass',
  'openType',
  'onAgreePrivacyAuthorization',
  'hoverStayTime',
  'catchMove',
  'userSelect',
  'scrollX',
  'scrollY',
  'enhanced',
  'showScrollbar',
  'mode',
];

/** A plain element in place of Taro's, without the attributes only WeChat knows. */
const as = (tag: string) =>
  function Double({ children, ...props }: Props) {
    const known = Object.fromEntries(Object.entries(props).filter(([name]) => !own.includes(name)));
    return createElement(tag, known, children);
  };

export const View = as('div');
export const Text = as('span');
export const Image = as('img');
export const ScrollView = as('div');
export const Button = as('button');
export const Picker = as('div');

interface InputProps extends Props {
  readonly value?: string;
  readonly onInput?: (event: { readonly detail: { readonly value: string } }) => void;
}

/** What is typed comes in `detail`, as WeChat tells it. */
export function Input({ id, value, onInput }: InputProps) {
  const typed = (value: string) => onInput?.({ detail: { value } });
  return createElement('input', {
    id,
    value,
    onChange: (event: { target: { value: string } }) => typed(event.target.value),
  });
}
