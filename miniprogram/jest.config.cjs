module.exports = {
  testEnvironment: 'jsdom',
  roots: ['<rootDir>/src', '<rootDir>/test/doubles', '<rootDir>/test/unit'],
  testRegex: '\\.spec\\.tsx?$',
  transform: {
    '\\.[jt]sx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(uqr|jsbarcode)/)'],
  moduleNameMapper: {
    '\\.scss$': '<rootDir>/test/doubles/styles.ts',
    '^@tarojs/components$': '<rootDir>/test/doubles/components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/doubles/taro.ts',
    '^@jieti/shared/(.*)$': '<rootDir>/../shared/src/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globals: { __API_BASE__: 'https://shop.example' },
};
