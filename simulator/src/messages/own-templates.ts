import type { Accounts } from '../accounts/accounts.js';
import type { Platform } from '../platform.js';
import type { OwnTemplate } from '../state/state.js';
import { library, type Keyword, type LibraryTemplate } from './template-library.js';

/** The templates of the mini-program: those it came with, without the deleted, and those added since. */
export function listOwnTemplates(platform: Platform): readonly OwnTemplate[] {
  const { state } = platform;
  const all = [...firstTemplates(platform.accounts), ...state.addedTemplates];
  return all.filter((template) => !state.deletedTemplates.includes(template.id));
}

export function findOwnTemplate(platform: Platform, id: string): OwnTemplate | null {
  const { state } = platform;
  if (state.deletedTemplates.includes(id)) return null;
  const isIt = (template: OwnTemplate): boolean => template.id === id;
  return firstTemplates(platform.accounts).find(isIt) ?? state.addedTemplates.find(isIt) ?? null;
}

/** A template of the official account's subscription notifications; they have the wording of the mini-program's. */
export function findNoticeTemplate(platform: Platform, id: string): OwnTemplate | null {
  const at = platform.accounts.merchant.noticeTemplates.findIndex((template) => template.templateId === id);
  const like = at === -1 ? undefined : firstTemplates(platform.accounts)[at];
  return like ? { ...like, id } : null;
}

const first = new WeakMap<Accounts, readonly OwnTemplate[]>();

function firstTemplates(accounts: Accounts): readonly OwnTemplate[] {
  const known = first.get(accounts);
  if (known) return known;
  const templates = accounts.merchant.templates.map((template) => ({
    id: template.subscriptionTemplateId,
    title: template.title,
    type: 2 as const,
    fields: template.fields.map((field) => ({ ...field, example: exampleOf(template.title, field.label) })),
  }));
  first.set(accounts, templates);
  return templates;
}

/** A template made of keywords of the library, in the order given. */
export function composeTemplate(id: string, source: LibraryTemplate, keywords: readonly Keyword[]): OwnTemplate {
  return {
    id,
    title: source.title,
    type: source.type,
    fields: keywords.map(({ kid, name, example, rule, values }) => ({
      key: `${rule}${kid}`,
      label: name,
      example,
      ...(values ? { values } : {}),
    })),
  };
}

/** As `gettemplate` writes it. */
export function templateView(template: OwnTemplate): object {
  const enums = template.fields.filter((field) => field.values !== undefined);
  return {
    priTmplId: template.id,
    title: template.title,
    content: template.fields.map((field) => `${field.label}:{{${field.key}.DATA}}\n`).join(''),
    example: template.fields.map((field) => `${field.label}:${field.example}\n`).join(''),
    ...(enums.length === 0
      ? {}
      : {
          keywordEnumValueList: enums.map((field) => ({
            enumValueList: field.values,
            keywordCode: `${field.key}.DATA`,
          })),
        }),
    type: template.type,
  };
}

function exampleOf(title: string, label: string): string {
  const keywords = library.find((template) => template.title === title)?.keywords ?? [];
  return keywords.find((keyword) => keyword.name === label)?.example ?? label;
}
