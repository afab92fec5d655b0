// The arrows of docs/ARCHITECTURE.md §2, one rule each. scripts/arrows.test.mjs plants a violation of every one.
const feature = '^server/src/([^/]+)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'rules-and-insight-import-no-package',
      severity: 'error',
      from: { path: '^shared/src/(rules|insight|money|calendar)', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^shared/src/(rules|insight|model|money|calendar)' },
    },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^shared/src/model/' },
      to: { pathNot: '^shared/src/model/' },
    },
    {
      name: 'only-the-contract-imports-zod',
      severity: 'error',
      from: { pathNot: '^shared/src/api/|^simulator/|\\.spec\\.tsx?$' },
      to: { path: '(^|node_modules/)zod(/|$)' },
    },
    {
      name: 'contract-imports-only-model-and-zod',
      severity: 'error',
      from: { path: '^shared/src/api/' },
      to: { pathNot: '^shared/src/(api|model)/|node_modules/zod' },
    },
    {
      name: 'mini-program-takes-types-only-from-the-contract',
      severity: 'error',
      from: { path: '^miniprogram/src/' },
      to: { path: '^shared/(src|dist)/api/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'apps-never-import-each-other',
      severity: 'error',
      from: { path: '^(miniprogram|console|server|simulator|shared)/' },
      to: { path: '^(miniprogram|console|server|simulator|bench)/', pathNot: '^$1/' },
    },
    {
      name: 'service-never-imports-another-features-service',
      comment: 'facts/facts.service is the one door for facts (docs/decisions/0002)',
      severity: 'error',
      from: { path: `${feature}[^/]+\\.service\\.ts$` },
      to: {
        path: '^server/src/[^/]+/[^/]+\\.service\\.ts$',
        pathNot: ['^server/src/$1/', '^server/src/facts/facts\\.service\\.ts$'],
      },
    },
    {
      name: 'controller-never-reaches-repository',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.repository\\.ts$' },
    },
    {
      name: 'repository-never-reaches-service',
      severity: 'error',
      from: { path: '\\.(repository|queries)\\.ts$' },
      to: { path: '\\.(service|controller|job)\\.ts$' },
    },
    {
      name: 'job-only-calls-services',
      severity: 'error',
      from: { path: '\\.job\\.ts$' },
      to: { path: '\\.(repository|controller)\\.ts$' },
    },
    {
      name: 'http-clients-only-in-wechat',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/wechat/|\\.spec\\.ts$' },
      to: { path: '(^|node_modules/)(undici|axios|superagent|got)(/|$)|^(node:)?(https?|http2|net|tls)$' },
    },
    {
      name: 'typeorm-only-in-db',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/db/|\\.entity\\.ts$|\\.spec\\.ts$' },
      to: { path: '(^|node_modules/)(typeorm|@nestjs/typeorm)(/|$)' },
    },
    {
      name: 'transactions-only-from-db',
      comment: 'outside of db/ there is Tx, which only Transactions.run makes',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/db/' },
      to: { path: '^server/src/db/(running-tx|sql-connection|safe-database|open-writer)\\.ts$' },
    },
    {
      name: 'console-features-never-import-each-other',
      severity: 'error',
      from: { path: '^console/src/features/([^/]+)/' },
      to: { path: '^console/src/features/', pathNot: '^console/src/features/$1/' },
    },
    {
      name: 'console-app-is-above-features',
      severity: 'error',
      from: { path: '^console/src/(features|components|lib|api)/' },
      to: { path: '^console/src/app/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^[^/]+/dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.cruise.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
    },
  },
};
