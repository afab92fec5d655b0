import type { FastifyInstance } from 'fastify';
import type { MessageTemplate } from '../accounts/message-templates.js';
import { textOf } from '../http/api-app.js';
import { addEndpoint, ok, type ApiCall, type ApiEndpoint } from '../http/api-endpoint.js';
import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import { composeTemplate, findOwnTemplate, listOwnTemplates, templateView } from './own-templates.js';
import { categories, library, type LibraryTemplate } from './template-library.js';

const mostTemplates = 50;

/** `/wxaapi/newtmpl/*`: the templates of the mini-program and the library they are taken from. */
export function addTemplateRoutes(app: FastifyInstance, platform: Platform): void {
  const add = (method: ApiEndpoint['method'], name: string, answer: (call: ApiCall) => unknown): void =>
    addEndpoint(app, platform, { method, path: `/wxaapi/newtmpl/${name}`, apps: ['miniProgram'] }, answer);
  add('GET', 'getcategory', () => ({ ...ok, data: categories }));
  add('GET', 'getpubtemplatetitles', ({ query }) => titles(query));
  add('GET', 'getpubtemplatekeywords', ({ query }) => {
    const { keywords } = libraryTemplate(textOf(query, 'tid'));
    const data = keywords.map(({ kid, name, example, rule }) => ({ kid, name, example, rule }));
    return { ...ok, count: data.length, data };
  });
  add('GET', 'gettemplate', () => ({ ...ok, data: listOwnTemplates(platform).map(templateView) }));
  add('POST', 'addtemplate', ({ body }) => ({ ...ok, priTmplId: addTemplate(platform, body) }));
  add('POST', 'deltemplate', ({ body }) => {
    const id = textOf(body, 'priTmplId');
    if (!findOwnTemplate(platform, id)) throw new ApiError(200014, 'invalid priTmplId');
    platform.state.deletedTemplates.push(id);
    platform.store.changed();
    return ok;
  });
  const listed = {
    method: 'GET',
    path: '/cgi-bin/template/get_all_private_template',
    apps: ['officialAccount'],
  } as const;
  addEndpoint(app, platform, listed, () => ({ template_list: platform.accounts.merchant.templates.map(noticeView) }));
}

/** A template of the official account, as its list writes it. */
function noticeView({ oaTemplateId, title, content }: MessageTemplate): object {
  const industry = { primary_industry: '餐饮', deputy_industry: '餐饮' };
  return { template_id: oaTemplateId, title, ...industry, content, example: '' };
}

function titles(query: unknown): object {
  const ids = textOf(query, 'ids').replaceAll('"', '');
  const [start, limit] = [Number(textOf(query, 'start') || 'x'), Number(textOf(query, 'limit') || 'x')];
  if (ids === '') throw new ApiError(200018, 'ids missing');
  if (!/^\d+(,\d+)*$/.test(ids)) throw new ApiError(200019, 'invalid ids');
  if (!Number.isInteger(start) || start < 0) throw new ApiError(200016, 'invalid start');
  if (!Number.isInteger(limit) || limit < 1 || limit > 30) throw new ApiError(200017, 'invalid limit');
  const wanted = ids.split(',').map(Number);
  const found = library.filter((template) => wanted.includes(template.categoryId));
  const data = found
    .slice(start, start + limit)
    .map(({ tid, title, type, categoryId }) => ({ tid, title, type, categoryId: String(categoryId) }));
  return { ...ok, count: found.length, data };
}

/** @throws ApiError 200014, 200020, 200021, 200012, 200013, 200022 */
function addTemplate(platform: Platform, body: Readonly<Record<string, unknown>>): string {
  const { state, random } = platform;
  const source = libraryTemplate(String(body['tid'] ?? ''));
  if (state.settings.bannedTids.includes(source.tid)) throw new ApiError(200013, 'template is banned');
  const kids: readonly unknown[] = Array.isArray(body['kidList']) ? body['kidList'] : [];
  const keywords = kids.flatMap((kid) => source.keywords.filter((keyword) => keyword.kid === kid));
  if (kids.length < 2 || kids.length > 5 || keywords.length !== kids.length || new Set(kids).size !== kids.length)
    throw new ApiError(200020, 'invalid kidList');
  const scene = [...textOf(body, 'sceneDesc')];
  if (scene.length === 0 || scene.length > 15) throw new ApiError(200021, 'invalid sceneDesc');
  const own = listOwnTemplates(platform);
  const template = composeTemplate(random.of('templates').text(43), source, keywords);
  const keys = (fields: readonly { readonly key: string }[]): string => fields.map(({ key }) => key).join();
  if (own.some((other) => other.title === template.title && keys(other.fields) === keys(template.fields)))
    throw new ApiError(200022, 'the same title and keywords exist');
  if (own.length >= mostTemplates) throw new ApiError(200012, 'too many templates');
  state.addedTemplates.push(template);
  platform.store.changed();
  return template.id;
}

function libraryTemplate(tid: string): LibraryTemplate {
  const found = library.find((template) => String(template.tid) === tid);
  if (!found) throw new ApiError(200014, 'invalid tid');
  return found;
}
