// House rules that the compiler cannot see; docs/ARCHITECTURE.md §2 and §7 say why each is here.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { subscribeFirst } from './lint/subscribe-first.js';

const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: '时间只由 clock.ts 读取：用 Clock。',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: '时间只由 clock.ts 读取：用 Clock。' },
];
const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: '环境变量只由 config.ts 读取。',
  },
];
const sqlStart = '/^\\s*(SELECT\\s|INSERT INTO\\s|UPDATE \\w+ SET|DELETE FROM\\s|CREATE TABLE|ALTER TABLE)/';
const sql = [
  { selector: `Literal[value=${sqlStart}]`, message: 'SQL 只写在 *.repository.ts、*.queries.ts 和 db/。' },
  { selector: `TemplateElement[value.raw=${sqlStart}]`, message: 'SQL 只写在 *.repository.ts、*.queries.ts 和 db/。' },
];
const projections =
  '/(INSERT INTO|UPDATE|DELETE FROM) (growth_entry|tier_history)\\b|UPDATE member SET ((?!WHERE)[^])*\\b(tier\\w*|growth|net_spend_fen|order_count|grace_until|next_review_at|programme_version) =/';
const ledger = [
  `Literal[value=${projections}]`,
  `TemplateElement[value.raw=${projections}]`,
  'CallExpression[callee.property.name=/^(insert|update)Rows$/][arguments.0.value=/^(growth_entry|tier_history)$/]',
  "CallExpression[callee.property.name='updateRows'][arguments.0.value='member']",
].map((selector) => ({ selector, message: '余额和等级只由 ledger/ 写。' }));
const transaction = [
  { selector: "ClassDeclaration[superClass.name='Tx']", message: '事务只由 db/ 里的 Transactions.run 产生。' },
];
const parameters = [
  { selector: ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>4]', message: '参数最多 4 个。' },
  {
    selector: "MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>4]",
    message: '参数最多 4 个。',
  },
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
    message: '一个类最多依赖 5 个别的东西。',
  },
];
const shape = [
  { selector: 'TSEnumDeclaration', message: '用字符串联合，不用 enum。' },
  {
    selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
    message: '不写 as unknown as：让类型说出真相。',
  },
  ...parameters,
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'data/**', '**/*.d.ts', '**/coverage/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'no-restricted-syntax': ['error', ...shape],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] },
  },
  // A component is mostly markup: the cap on logic stays in its hooks and pure functions (docs/decisions/0004).
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs['recommended-latest'].rules,
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true }],
    },
  },
  {
    files: ['miniprogram/src/**/*.{ts,tsx}'],
    ignores: ['**/*.h5.ts', '**/*.h5.tsx', '**/*.spec.tsx'],
    plugins: { jieti: { rules: { 'subscribe-first': subscribeFirst } } },
    rules: { 'jieti/subscribe-first': 'error' },
  },
  {
    files: ['server/src/**/*.ts'],
    languageOptions: { parserOptions: { project: './server/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', ...shape, ...clock, ...environment, ...sql, ...ledger, ...transaction],
    },
  },
  {
    files: ['server/src/**/*.repository.ts', 'server/src/**/*.queries.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, ...clock, ...environment, ...ledger, ...transaction] },
  },
  {
    files: ['server/src/ledger/**/*.repository.ts', 'server/src/ledger/**/*.queries.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, ...clock, ...environment, ...transaction] },
  },
  {
    files: ['server/src/db/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, ...clock, ...environment, ...ledger] },
  },
  // A migration is one long list of columns.
  { files: ['server/src/db/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['server/src/clock.ts'], rules: { 'no-restricted-syntax': ['error', ...shape, ...environment, ...sql] } },
  { files: ['server/src/config.ts'], rules: { 'no-restricted-syntax': ['error', ...shape, ...clock, ...sql] } },
  // Nest's decorators need the classes as values, so their imports cannot be type-only.
  { files: ['server/src/**/*.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  {
    files: [
      'server/src/cli.ts',
      'server/src/cli/**/*.ts',
      'simulator/src/**/*.ts',
      'bench/**/*.ts',
      '**/*.mjs',
      '**/*.cjs',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['shared/src/**/*.ts'],
    languageOptions: { parserOptions: { project: './shared/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', ...shape, ...clock],
    },
  },
  {
    files: ['simulator/src/**/*.ts'],
    languageOptions: { parserOptions: { project: './simulator/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.test.ts', '**/*.test.tsx', '**/test/**', '**/testing/**'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-floating-promises': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        AbortSignal: 'readonly',
        document: 'readonly',
        window: 'readonly',
        EventSource: 'readonly',
        globalThis: 'readonly',
        URLSearchParams: 'readonly',
        performance: 'readonly',
        location: 'readonly',
        history: 'readonly',
        localStorage: 'readonly',
        FormData: 'readonly',
        queueMicrotask: 'readonly',
      },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
